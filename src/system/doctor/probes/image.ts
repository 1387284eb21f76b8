import type { ImageFacts } from '../../../core/doctor/facts.ts';
import { programOnPath } from '../../engine/on-path.ts';
import { ask } from '../../web/client.ts';
import { type ProbeContext, question, shortly } from '../context.ts';
import { goArch } from './system.ts';

/** The label of a base image that this program made. */
const standInLabel = 'go-docker-tour.stand-in';

/**
 * Whether the lessons' base image is here; where it is not, whether its registry answers: one request without a body,
 * which counts as no pull.
 */
export async function gatherImage(context: ProbeContext): Promise<ImageFacts> {
  const { variables } = context;
  const signal = shortly(context.signal);
  const name = variables.goImage;
  const program = context.engine ?? programOnPath(context.environment);
  const format = `{{.Architecture}}\t{{index .Config.Labels "${standInLabel}"}}\t{{.Comment}}`;
  const looked = await question(context, program, 'image', 'inspect', '--format', format, name);
  if (looked.how === 'exited' && looked.code === 0) {
    const [arch = '', label = '', comment = ''] = looked.stdout.trim().split('\t');
    const labelled = label !== '' && label !== '<no value>';
    const standIn = labelled || isImport(comment) || (await isBuiltOnImport(context, program, name));
    return { name, here: { arch: goArch(arch), standIn }, registry: null };
  }
  const host = registryOf(name);
  const answer = await ask(await context.web(), `https://${host}/v2/`, { signal, method: 'HEAD' });
  if (!answer.ok) return { name, here: null, registry: { host, failed: answer.failed } };
  // 401 asks for a token, which every registry gives to anybody who pulls.
  const there = answer.status === 200 || answer.status === 401;
  return {
    name,
    here: null,
    registry: { host, failed: there ? null : { why: 'status', said: `${answer.status}` } },
  };
}

/** `docker import` leaves that comment: an official image has none. */
function isImport(comments: string): boolean {
  return /^Imported from/m.test(comments);
}

/** A stand-in that somebody added to, as before they were labelled: the comment is further down in its history. */
async function isBuiltOnImport(context: ProbeContext, program: string, name: string): Promise<boolean> {
  const history = await question(context, program, 'image', 'history', '--format', '{{.Comment}}', name);
  return history.how === 'exited' && isImport(history.stdout);
}

/** The host that an image's name is asked from; Docker's own where it names none. */
export function registryOf(name: string): string {
  const [first = '', ...rest] = name.split('/');
  const named = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  return named && first !== 'docker.io' ? first : 'registry-1.docker.io';
}
