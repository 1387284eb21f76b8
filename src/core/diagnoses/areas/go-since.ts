import type { Found, Sharper } from '../types.ts';

/** Since which Go 1.x the standard library has the names that programs are told to use. */
const names: readonly (readonly [since: number, names: string])[] = [
  [5, 'big.Float parser.AllErrors'],
  [7, 'context.WithTimeout context.WithCancel exec.CommandContext io.SeekStart'],
  [8, 'sort.Slice sort.SliceStable os.Executable url.PathEscape http.ErrServerClosed time.Until sql.Named'],
  [9, 'sync.Map'],
  [10, 'strings.Builder math.Round tar.FormatPAX'],
  [12, 'strings.ReplaceAll bytes.ReplaceAll os.UserHomeDir debug.ReadBuildInfo'],
  [
    13,
    'errors.Is errors.As errors.Unwrap http.NewRequestWithContext os.UserConfigDir sql.NullTime sql.NullInt32',
  ],
  [
    16,
    'io.ReadAll io.Discard io.NopCloser os.ReadFile os.WriteFile os.ReadDir os.DirFS os.DirEntry os.CreateTemp os.MkdirTemp signal.NotifyContext filepath.WalkDir http.FS',
  ],
  [17, 'math.MaxInt math.MinInt time.UnixMilli unsafe.Slice unsafe.Add'],
  [18, 'strings.Cut bytes.Cut strings.Clone http.MaxBytesHandler'],
  [
    19,
    'atomic.Bool atomic.Int32 atomic.Int64 atomic.Uint32 atomic.Uint64 atomic.Pointer fmt.Append fmt.Appendf url.JoinPath debug.SetMemoryLimit sort.Find http.MaxBytesError',
  ],
  [
    20,
    'errors.Join context.Cause context.WithCancelCause strings.CutPrefix strings.CutSuffix bytes.Clone time.DateOnly time.DateTime http.NewResponseController http.ResponseController unsafe.String unsafe.StringData unsafe.SliceData',
  ],
  [
    21,
    'sync.OnceFunc sync.OnceValue sync.OnceValues context.AfterFunc context.WithoutCancel context.WithTimeoutCause strings.ContainsFunc slices.Contains slices.Sort slices.Max cmp.Compare errors.ErrUnsupported testing.Testing',
  ],
  [22, 'sql.Null slices.Concat cmp.Or http.FileServerFS http.ServeFileFS reflect.TypeFor'],
  [23, 'os.CopyFS maps.Keys slices.Sorted slices.Collect iter.Seq unique.Make'],
  [24, 'strings.Lines strings.SplitSeq strings.FieldsSeq os.OpenRoot os.Root http.Protocols weak.Make'],
  [25, 'http.NewCrossOriginProtection http.CrossOriginProtection'],
  [26, 'errors.AsType'],
];

const sinceByName = new Map(names.flatMap(([since, each]) => each.split(' ').map((name) => [name, since])));

/** For a name that is not defined: it is of the standard library, and newer than the Go that runs. */
export function olderGo({ groups, reading }: Found): Sharper | null {
  const all = [
    groups.name ?? '',
    ...[...reading.text.matchAll(/: undefined: (\w+\.\w+)/g)].map(([, each]) => each ?? ''),
  ];
  const name = all.find((each) => sinceByName.has(each));
  if (name === undefined) return null;
  const since = sinceByName.get(name);
  return {
    title: 'The Go that runs is too old',
    cause: `Line {line} of {file}: ${name} came with Go 1.${since}, and the Go that runs is older.`,
    why: 'The code, or a dependency, was written for a newer Go than the one on this machine or in the image.',
    fix: ['Use a newer Go: `go version` tells which one runs; in an image `FROM golang:1.26`.'],
  };
}
