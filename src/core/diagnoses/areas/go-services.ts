import type { Area } from '../areas.ts';
import { endedIt } from './go-connect.ts';

/** A program says that a variable has no value. */
const unset =
  /^(?!go: )(?:panic: )?(?:.*[\s"'`$])?\$?(?<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|PORT|DSN)["'`]?(?: environment variable| env(?: var(?:iable)?)?)?:? (?:must be (?:set|provided)|(?:is |was )?not set|(?:is )?required|is missing)/;
const ends = { says: /^exit status [1-9]|^goroutine \d+ |exited with code [1-9]/, within: 4 };

/** What a program is not given, or is refused, by what it works with. */
export const goServices: Area = {
  name: 'go-run',
  diagnoses: [
    {
      id: 'database-refuses',
      title: 'The database refuses the program',
      fault: 'learner',
      link: 'https://docs.docker.com/compose/how-tos/environment-variables/',
      matches: [
        {
          has: 'pq: ',
          says: /(?:^|: )pq: (?<said>(?:password authentication failed|database|role|SSL is not|no pg_hba).*)$/,
        },
        {
          has: 'FATAL: ',
          says: /(?:SASL auth|server error|failed to connect)[^(]*\((?<said>FATAL: .*?)(?: \(SQLSTATE \w+\))?\)+$/,
        },
        {
          // pgx since v5.
          has: 'FATAL: ',
          says: /(?:failed SASL auth|server error): (?<said>FATAL: .*?)(?: \(SQLSTATE \w+\))?$/,
        },
        { says: /\bError 10(?:44|45|49)(?: \(\d+\))?: (?<said>.*)$/ },
        { has: 'NOAUTH', says: /(?:^|: )(?<said>NOAUTH Authentication required|WRONGPASS .*)/ },
        {
          has: ' exist',
          says: /(?:^|: |\s)(?:ERROR: )?(?<said>(?<table>relation "[^"]+" does not exist|Table '[^']+' doesn't exist))(?: \(SQLSTATE \w+\))?$/,
        },
        { has: 'no such table: ', says: /(?:^|: )(?<said>(?<table>no such table: [\w.]+))$/ },
        { has: 'irty database version', says: /(?<dirty>[Dd]irty database version \d+)/ },
        { has: 'unable to open database file', says: /(?:^|: )(?<said>unable to open database file.*)$/ },
      ],
      cause: 'The program reaches its database, and that refuses: {said}.',
      why: 'User, password or name are not those of the database; one in Docker keeps the password that its volume was made with.',
      fix: [
        'Compare the environment of both: `docker compose config`.',
        'If nothing in it is needed, make the volume anew: `docker compose down -v`.',
      ],
      sharper: ({ groups }) => {
        if (groups.dirty)
          return {
            title: 'A migration was broken off',
            cause:
              'An earlier migration of the database failed halfway, and nothing goes on until that is put right: {dirty}.',
            why: 'golang-migrate marks a version as dirty before it begins, and clean only when it is through.',
            fix: [
              'Put the tables right by hand, then name the last version that is whole: `migrate -path migrations -database "$URL" force VERSION`.',
              'If nothing in it is needed: `docker compose down -v`, and begin anew.',
            ],
          };
        if (groups.table)
          return {
            title: 'A table is not in the database',
            cause: 'The program asks its database for a table that is not there: {table}.',
            why: 'The tables were never made in this database, or it is another database than you think.',
            fix: [
              'Make them: run your migrations (or gorm: `db.AutoMigrate(&User{})`) before the first query.',
            ],
          };
        if (/SSL/.test(groups.said ?? ''))
          return {
            why: 'The driver asks for encryption, and a database in a container offers none by default.',
            fix: ['Add `sslmode=disable` to the address, for a database of your own.'],
          };
        if (/database file/.test(groups.said ?? ''))
          return {
            title: 'The database file cannot be opened',
            cause: 'The program cannot open its SQLite file: {said}.',
            why: 'Its directory is not there, or may not be written by this user.',
            fix: ['Make the directory, or mount one: `docker run -v data:/data ...`.'],
          };
        return null;
      },
    },
    {
      id: 'driver-missing',
      title: 'A database driver that is not in the program',
      fault: 'learner',
      link: 'https://pkg.go.dev/database/sql#Open',
      matches: [{ says: /sql: unknown driver "(?<driver>[^"]*)" \(forgotten import\?\)/ }],
      cause:
        'The program opens a database with the driver {driver}, and no package that brings it is imported.',
      why: 'A driver makes itself known by being imported, for that alone.',
      fix: [
        'Import it: `import _ "github.com/lib/pq"` for postgres (mysql: `_ "github.com/go-sql-driver/mysql"`), then `go mod tidy`.',
      ],
    },
    {
      id: 'template-error',
      title: 'A template that does not fit',
      fault: 'learner',
      link: 'https://pkg.go.dev/text/template',
      matches: [
        {
          has: 'template: ',
          says: /(?:^|: |:\d\d )template: (?<file>[^:\s]+):(?<line>\d+)(?::\d+)?: (?<said>executing .*)$/,
          also: ends,
        },
        {
          has: 'template: ',
          says: /(?:^|: )template: (?<file>[^:\s]+):(?<line>\d+)(?::\d+)?: (?<said>(?:unexpected|function|undefined|unclosed|missing|bad) .*)$/,
        },
      ],
      cause:
        'Line {line} of the template {file} does not go with the data it is given, or is not written as it has to be: {said}.',
      why: 'A template sees only fields with a capital letter, by exactly their names, and functions that it was given.',
      fix: ['Correct line {line} of {file}; the dot is what Execute was given.'],
    },
    {
      id: 'env-missing',
      title: 'An environment variable is not set',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/container/run/#env',
      matches: [
        { has: 'must be ', says: unset, also: ends },
        { has: 'not set', says: unset, also: ends },
        { has: 'required', says: unset, also: ends },
        { has: 'missing', says: unset, also: ends },
        { says: /\brequired key (?<name>[A-Z][A-Z0-9_]+) missing value/ },
        { says: /\brequired environment variable "(?<name>\w+)" is not set/ },
      ],
      cause: 'The program ends because the environment variable {name} is not set where it runs.',
      why: 'A container gets none of the variables of your shell, and no .env file unless it is told to.',
      fix: [
        'Give it to a container: `docker run -e {name}=... IMAGE`, or `--env-file .env`; in Compose: environment or env_file.',
        'On your machine: `export {name}=...`.',
      ],
    },
    {
      id: 'config-malformed',
      title: 'A file or answer that the program cannot read',
      fault: 'learner',
      link: 'https://pkg.go.dev/encoding/json#SyntaxError',
      matches: [
        {
          has: 'yaml: line ',
          says: /^(?!parsing|ERROR|failed to parse)(?:.*: )?yaml: (?<said>line \d+: .*?)(?:exit status 1)?$/,
          also: ends,
        },
        { has: 'yaml: line ', says: /^panic: (?:.*: )?yaml: (?<said>line \d+: .*)$/ },
        { has: 'toml: ', says: /(?:^|: )toml: (?<said>line \d+.*)$/, also: ends },
        {
          has: 'looking for beginning of',
          says: /(?:^|: )(?<said>invalid character (?<character>'.+?') looking for beginning of (?:value|object key string))$/,
          also: ends,
        },
        { has: 'end of JSON input', says: /(?:^|: )(?<said>unexpected end of JSON input)$/ },
        {
          has: 'sql: Scan error',
          says: /(?:^|: )(?<column>sql: Scan error on column .*: converting NULL to \S+ is unsupported)/,
        },
        {
          has: 'strconv.',
          says: /^(?!panic)(?:.*: )?(?<number>strconv\.\w+: parsing "(?<value>[^"]*)": (?:invalid syntax|value out of range))$/,
        },
        {
          has: 'parsing time',
          says: /(?:^|: )(?<date>parsing time "[^"]*" as "[^"]*": cannot parse .*)$/,
          also: ends,
        },
        {
          has: 'json: cannot unmarshal',
          says: /^(?!panic|http: )(?:.*: )?(?<field>json: cannot unmarshal \w+ into Go (?:struct field|value) .*)$/,
        },
      ],
      when: endedIt,
      cause: 'The program reads a file, or an answer, that is not written as it has to be: {said}.',
      why: 'YAML goes by indentation, TOML and JSON by quotes and commas, and one slip makes the whole unreadable.',
      sharper: ({ groups }) => {
        if (groups.character === "'<'")
          return {
            cause:
              'The program expects JSON and gets something that begins with <, most often an HTML page: {said}.',
            why: 'An error page or a login page answers in place of the service: a wrong address, or a proxy between.',
            fix: [
              'Look at what comes: `curl -i URL`; and check the status of the answer before decoding it.',
            ],
          };
        if (groups.number)
          return {
            title: 'A text that is no number',
            cause:
              groups.value === ''
                ? 'The program reads a number out of an empty text: {number}.'
                : 'The program reads a text as a number, and it is none: {number}.',
            why: 'An argument or a variable is empty, or holds something else than the program takes.',
            fix: ['Give it a number: as an argument, or for a container `docker run -e PORT=8080 IMAGE`.'],
          };
        if (groups.column)
          return {
            title: 'A column without a value',
            cause: 'The program reads a column that holds NULL into a type that has none: {column}.',
            why: 'A string or number of Go always has a value; NULL is none.',
            fix: [
              "Scan into a type that can be empty: `var s sql.NullString` (or `*string`), or let SQL fill in: `COALESCE(column, '')`.",
            ],
          };
        if (/end of JSON/.test(groups.said ?? ''))
          return {
            cause: 'The program reads JSON, and gets nothing, or only the beginning: {said}.',
            why: 'The file or answer is empty or cut off, or was read once before.',
            fix: [
              'Print what comes before decoding it: `fmt.Printf("%q", data)`; for an answer, check its status first.',
            ],
          };
        if (groups.date)
          return {
            title: 'A text that is no such date',
            cause: 'The program reads a text as a time, and it is written otherwise: {date}.',
            why: 'A layout is the one moment 2006-01-02 15:04:05 written as the text is.',
            fix: ['Write the layout as your dates are: `time.Parse("02.01.2006", text)`.'],
          };
        if (groups.field)
          return {
            title: 'JSON of another type than the program takes',
            cause: 'The JSON that the program reads does not go with its types: {field}.',
            why: 'A number in quotes is a string, and an array is no object.',
            fix: ['Correct the JSON, or the type of that field in the struct.'],
          };
        return null;
      },
      fix: [
        'Look at that line and the one above it; in an image, see that it is the file you mean: `docker run --rm IMAGE cat FILE`.',
      ],
      yieldsTo: ['compose-yaml'],
    },
  ],
};
