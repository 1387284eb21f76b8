import type { DoctorFacts, Unreached } from '../facts.ts';
import type { Found, Judge } from '../finding.ts';

const link = 'https://hub.docker.com/_/golang';

export const image: Judge<'image'> = {
  name: 'Base image',
  says({ name, here, registry }, facts) {
    if (here) return `${name} is here${here.standIn ? ', a stand-in' : ''}`;
    if (registry?.failed === null) return `${name} can be pulled`;
    return engineAnswers(facts) ? `${name} is not here` : `${name} cannot be looked for`;
  },
  judge({ name, here, registry }, _system, facts) {
    const { engine } = facts;
    const arch = engine.known ? engine.fact.arch : null;
    const program = (engine.known && engine.fact.program) || 'docker';
    if (here) return [...standIn(name, here.standIn, program), ...emulated(name, here.arch, arch, program)];
    if (registry === null) return [];
    if (!engineAnswers(facts))
      return registry.failed ? [unreachable(name, registry.host, registry.failed)] : [];
    if (registry.failed === null)
      return [
        {
          id: 'image-not-here',
          severity: 'note',
          title: `${name} is not here yet.`,
          what: 'The first build pulls it, about 300 MB. Where the network is slow, do that beforehand.',
          concerns: 'engine',
          fix: [`${program} pull ${name}`],
          link,
        },
      ];
    return [
      {
        id: 'image-unreachable',
        severity: 'blocks',
        title: `${name} is not here, and its registry does not answer.`,
        what: `${registry.host}: ${registry.failed.said}. Every build of the lessons begins with that image.`,
        concerns: 'engine',
        fix: [
          `npx go-docker-tour doctor --fix   # as root on Debian or Ubuntu: makes a stand-in of this machine's Go`,
          `${program} pull ${name}   # once the network is back`,
          'or name an image of a registry of your own in GO_DOCKER_TOUR_BASE_IMAGE',
        ],
        link,
      },
    ];
  },
};

/** Only an engine that answers can say whether it has an image. */
function engineAnswers({ engine }: DoctorFacts): boolean {
  return engine.known && engine.fact.program !== null && engine.fact.fault === null;
}

function unreachable(name: string, host: string, { said }: Unreached): Found {
  return {
    id: 'registry-unreachable',
    severity: 'warns',
    title: `The image registry ${host} does not answer.`,
    what: `${said}. Once an engine is up, ${name} has to be there already, or cannot be had.`,
    concerns: 'engine',
    fix: ['look at the network, or have the image loaded from elsewhere: docker load -i FILE'],
    link,
  };
}

function standIn(name: string, is: boolean, program: string): readonly Found[] {
  if (!is) return [];
  return [
    {
      id: 'image-stand-in',
      severity: 'note',
      title: `${name} is a stand-in, made on a machine from its own Go and Debian.`,
      what: "The lessons work with it; the official image is bigger. Sizes that you read elsewhere are the official one's.",
      concerns: 'engine',
      fix: [`${program} pull ${name}   # once a registry answers`],
      link,
    },
  ];
}

function emulated(name: string, is: string, engine: string | null, program: string): readonly Found[] {
  if (engine === null || is === engine) return [];
  return [
    {
      id: 'image-emulated',
      severity: 'warns',
      title: `${name} is for ${is}, and the engine runs on ${engine}.`,
      what: 'Whatever runs in it is emulated: minutes instead of seconds, where it runs at all.',
      concerns: 'engine',
      fix: [`${program} pull --platform linux/${engine} ${name}`],
      link: 'https://docs.docker.com/build/building/multi-platform/',
    },
  ];
}
