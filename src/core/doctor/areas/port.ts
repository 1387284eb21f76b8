import type { Judge } from '../finding.ts';

export const port: Judge<'port'> = {
  name: 'Port',
  says: ({ used, wanted, takenBy }) =>
    takenBy === null ? `${wanted} is free` : used === wanted ? `${wanted} is taken` : `${used} is free`,
  judge({ wanted, used, takenBy }) {
    if (takenBy === null) return [];
    const pid = /\(pid (\d+)\)/.exec(takenBy)?.[1];
    if (used === wanted)
      return [
        {
          id: 'port-taken',
          severity: 'blocks',
          title: `Port ${wanted} is taken by ${takenBy}, and so are the next 200.`,
          what: 'The server of the lessons has to listen somewhere.',
          concerns: 'serves',
          fix: pid ? [`kill ${pid}`] : ['end one of the programs that listen there'],
          link: 'https://docs.docker.com/engine/network/#published-ports',
        },
      ];
    return [
      {
        id: 'port-taken',
        severity: 'note',
        title: `Port ${wanted} is taken by ${takenBy}: lessons use ${used}.`,
        what: `Wherever you read ${used} in a lesson, others read ${wanted}. Nothing needs to be done.`,
        concerns: 'serves',
        fix: pid ? [`kill ${pid}   # only if you want ${wanted} back`] : [],
        link: 'https://docs.docker.com/engine/network/#published-ports',
      },
    ];
  },
};
