import type { Area } from '../areas.ts';

/** What the images of databases and web servers say when they cannot start. */
export const databases: Area = {
  name: 'docker-run',
  diagnoses: [
    {
      id: 'database-password',
      title: 'The database image wants a password',
      fault: 'learner',
      link: 'https://docs.docker.com/guides/databases/',
      matches: [
        {
          says: /Database is uninitialized and (?<what>superuser password|password option) is not specified/,
        },
        { says: /MYSQL_USER="?(?<root>root)"?[,.]? ?(?:MYSQL_USER|cannot be used)/ },
      ],
      sharper: ({ groups }) =>
        groups.root
          ? {
              title: 'root is no ordinary user of the database',
              cause: 'MYSQL_USER is root, and that variable makes an ordinary user: root is there already.',
              why: 'The password of root is MYSQL_ROOT_PASSWORD.',
              fix: [
                'Leave MYSQL_USER out, or name another: `MYSQL_USER=app MYSQL_PASSWORD=secret MYSQL_ROOT_PASSWORD=secret2`.',
              ],
            }
          : null,
      cause: 'The database was started without the password that its first start needs.',
      why: 'The image makes the database by environment variables, and makes none without a password.',
      fix: [
        'Give it: `docker run -e POSTGRES_PASSWORD=secret postgres` (MySQL: `-e MYSQL_ROOT_PASSWORD=secret`).',
        'In Compose: environment: POSTGRES_PASSWORD: secret.',
      ],
    },
    {
      id: 'nginx-upstream',
      title: 'nginx does not know the service that it is to pass on to',
      fault: 'learner',
      link: 'https://docs.docker.com/compose/how-tos/networking/',
      matches: [{ says: /host not found in upstream "(?<host>[^":]+)/ }],
      cause: 'nginx finds no host named {host}, which proxy_pass names, and so it does not start.',
      why: 'It looks names up once, at its start: the service has another name, is in another network, or has not started (or has ended) by then.',
      fix: [
        'Use the name under services: in the Compose file, and start it first: depends_on: [{host}].',
        'See whether it runs: `docker compose ps -a`, `docker compose logs {host}`.',
      ],
    },
    {
      id: 'database-version',
      title: 'The data belong to another version of the database',
      fault: 'learner',
      link: 'https://docs.docker.com/engine/storage/volumes/',
      matches: [
        {
          has: 'database files are incompatible',
          says: /(?<what>database files are incompatible with server)/,
        },
        {
          has: 'Cannot boot server version',
          says: /(?<what>Cannot boot server version \d+ on data directory built by version \d+)/,
        },
        { says: /in 18\+, these Docker images are configured to store database data in/ },
      ],
      sharper: ({ groups }) =>
        groups.what
          ? null
          : {
              title: 'Postgres 18 keeps its data in another folder',
              cause:
                'The volume is mounted at /var/lib/postgresql/data, and since version 18 the image wants it one higher.',
              why: 'postgres:latest became 18, which keeps its data in a folder with the version in its name.',
              fix: [
                'Mount at the new place: `-v pgdata:/var/lib/postgresql`, with a new volume.',
                'Or stay with the version that made the data: `postgres:17`.',
              ],
            },
      cause: 'The volume holds data of another version of the database than the image: {what}.',
      why: 'A tag as latest moves to a new version, and the data in the volume stay as they were.',
      fix: [
        'Take the version that made them: `image: postgres:16`.',
        'If nothing in them is needed, begin anew (this deletes the data): `docker compose down -v`.',
      ],
    },
  ],
};
