/** A line without what stands in front of a message: clocks of CI systems, services of Compose, levels of loggers. */
export type Bare = {
  readonly text: string;
  /** A logger's level; null for what is no log line. */
  readonly level: 'low' | 'high' | 'fatal' | null;
};

const clock =
  /^(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z| ?[+-]\d\d:?\d\d)?\]?|\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?|\[\s*\d+(?:\.\d+)?s\]|\[\s*\d+\.\d{3,}\])\s+/;
// A panel that puts its own clock in front of the program's.
const panel = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d:(?=\S|$)/;
const kitchen = /^\d{1,2}:\d\d[AP]M /;
const gin = /^\[GIN-debug\] (?:\[ERROR\] )?/;
const goClock = /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d+)? (?:[\w./-]+\.go:\d+: )?/;
// What systemd's journal and syslog put in front: `Jan 02 10:11:12 host hello[1234]: `.
const journal = /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]+ [\w.@-]+(?:\[\d+\])?: /;
// Kibana's: `August 3rd 2017, 19:28:27.000 `, `Aug 3, 2017 @ 19:28:27.000 `.
const kibana = /^[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th|,) \d{4}(?:,| @) \d\d:\d\d:\d\d\.\d+ ?/;
// Cloud Foundry's: `   2026-08-18T17:48:55.77+0200 [STG/0] ERR `.
const foundry = /^\s*\d{4}-\d\d-\d\dT\S+ \[[A-Z]+\/[\w./]*\] (?:OUT|ERR) /;
// What is left of the eight bytes that Docker's API puts in front of each line of a log.
const framed = /^[^\d[]{1,2}(?=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6,}Z(?: |$))/;
// kubectl's: `[pod/NAME/CONTAINER] `.
const pod = /^\[pod\/[^\]\s]+\] /;
const containerLog = /^std(?:out|err) [FP] /;
// GitLab's: section, stream, and whether the line goes on.
const gitlabStream = /^\d\d[OE][ +]/;
const service = /^[A-Za-z][\w.-]*\s*\| ?/;
// What git passes on from a server that builds.
const remote = /^remote: {2,}(?:! +)?/;
// klog's: `F1103 12:00:00.123456       1 main.go:33] `; vim-go's.
const klog = /^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ [\w.-]+:\d+\] /;
const vim = /^vim-go: (?:stderr: )?/;
const annotation = /^(?:##\[(?:error|command)\]|::error[^:]*::)/;
// What GitHub's own log view makes of a line that its matcher for Go has found.
const matched = /^Error: (?=\S+\.go:\d+:\d+: )/;
// Of a tool that hands on what go told it.
const handedOn = /^.*\b(?:stderr|exit status \d+|output): (?=go: )/;
// VS Code's, of a command that failed.
const editor = /^\s*"stderr": "((?:[^"\\]|\\.)+)",?$/;
// slog without a handler of its own, zerolog's and zap's output for terminals.
const levelLogger =
  /^(INFO|INF|WARN|WRN|ERROR|ERR|FATAL|FTL|PANIC|PNC)\s+(.*?)(?:\s(?:err|error)=(?:"((?:[^"\\]|\\.)*)"|(\S+)).*|\t\{.*"error": ?"((?:[^"\\]|\\.)*)".*)$/;
const terminalLogger = /^(FATA|ERRO|PANI|WARN|INFO|DEBU|TRAC)\[\d+\]\s+/;
const textLogger = /(?:^|\s)level="?(\w+)"?\s(?:.*?\s)?msg=(?:"((?:[^"\\]|\\.)*)(?:"|$)|(\S+))/i;
const errorField = /\s(?:err|error)=(?:"((?:[^"\\]|\\.)*)"|(\S+))/;

const loggers = /^(?:\S+ ){0,3}(?:[A-Za-z][\w.-]*\s*\||\d{4}\/\d\d\/\d\d \d\d:)/;

/** Whether a line stands behind a service of Compose, or a clock as Go's log prints it: some program said it. */
export function isLogged(line: string): boolean {
  return loggers.test(line);
}

/** Takes off one prefix after the other. A message in a logger's line is taken out of its quotes. */
export function withoutPrefixes(line: string): Bare {
  let text = line;
  for (let turn = 0; turn < 4; turn += 1) {
    const before = text;
    // Keys that the terminal has shown.
    if (text.charCodeAt(0) === 94) text = text.replace(/^(?:\^[@A-Z])+/, '');
    if (text.charCodeAt(5) === 45 || text.charCodeAt(6) === 45) text = text.replace(framed, '');
    const first = text.charCodeAt(0);
    // A digit or a bracket.
    if ((first >= 48 && first <= 57) || first === 91)
      text = text
        .replace(foundry, '')
        .replace(panel, '')
        .replace(clock, '')
        .replace(gitlabStream, '')
        .replace(goClock, '')
        .replace(kitchen, '')
        .replace(pod, '')
        .replace(gin, '');
    else if (first === 32) text = text.replace(foundry, '');
    else if (first === 35 || first === 58) text = text.replace(annotation, '');
    else if (first === 115) text = text.replace(containerLog, '');
    else if (first === 114) text = text.replace(remote, '');
    else if (first === 118) text = text.replace(vim, '');
    else if (first >= 65 && first <= 87)
      text = text.replace(matched, '').replace(journal, '').replace(kibana, '').replace(klog, '');
    if (text.includes('|', 1)) text = text.replace(service, '');
    if (text.includes('┃')) text = text.replace(/^\s*┃ ?/, '');
    if (text === before) break;
  }
  const handed = text.includes('"stderr": "') ? editor.exec(text) : null;
  if (handed) return { text: unquoted(handed[1], undefined), level: null };
  const logger = text.includes('msg=');
  if (!logger && text.includes(': go: ')) text = text.replace(handedOn, '');
  if (text.startsWith('{')) return fromJson(text) ?? { text, level: null };
  const short = terminalLogger.exec(text);
  if (short) return { text: text.slice(short[0].length), level: levelOf(short[1] ?? '') };
  if (!logger) return fromLevel(text);
  const logged = textLogger.exec(text);
  if (!logged) return { text, level: null };
  const field = errorField.exec(text);
  const said = [unquoted(logged[2], logged[3]), field ? unquoted(field[1], field[2]) : ''];
  const told = said.filter((each) => each !== '').join(': ');
  return {
    text: told.replace(handedOn, ''),
    level: levelOf(logged[1] ?? ''),
  };
}

function fromLevel(text: string): Bare {
  const logged = /^[EFIPW][A-Z]{2,4}\s/.test(text) ? levelLogger.exec(text) : null;
  if (!logged) return { text, level: null };
  const [, level = '', said = '', quoted, bare, zap] = logged;
  return { text: `${said.replaceAll('\t', ' ')}: ${unquoted(quoted ?? zap, bare)}`, level: levelOf(level) };
}

function levelOf(name: string): Bare['level'] {
  if (/^(?:fatal?|panic?|ftl|pnc)$/i.test(name)) return 'fatal';
  return /^(?:warn|wrn|inf|debu|trac|notice)/i.test(name) ? 'low' : 'high';
}

function unquoted(quoted: string | undefined, bare: string | undefined): string {
  if (quoted === undefined) return bare ?? '';
  // What go says of its downloads in front is no news.
  const lines = quoted
    .split('\\n')
    .filter((each) => each !== '' && !/(?:^|: )go: (?:downloading|finding) /.test(each));
  return (lines[0] ?? quoted.replace(/\\n[\s\S]*$/, '')).replace(/\\(["\\])/g, '$1');
}

/** A logger's line as JSON: zap's, slog's, logrus's, Docker's own `{"log": ...}`, and what `go test -json` hands on. */
function fromJson(text: string): Bare | null {
  if (!/"(?:msg|message|log|Output)":/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const field = (...names: readonly string[]): string => {
      for (const [key, each] of Object.entries(value))
        if (names.includes(key) && typeof each === 'string') return each;
      return '';
    };
    const level = field('level', 'severity', 'lvl');
    const log = field('log');
    if (log !== '' && level === '') return withoutPrefixes(log.trimEnd());
    const output = field('Output');
    if (output !== '' && /^(?:build-)?output$/.test(field('Action')))
      return withoutPrefixes(output.trimEnd());
    const said = [field('msg', 'message'), field('error', 'err')].filter((each) => each !== '').join(': ');
    return said === '' ? null : { text: said, level: level === '' ? null : levelOf(level) };
  } catch {
    return null;
  }
}
