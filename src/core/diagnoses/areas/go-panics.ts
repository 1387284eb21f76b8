import type { Area } from '../areas.ts';
import { panicWords } from './panic-words.ts';

/** What ends a Go program from inside. */
export const goPanics: Area = {
  name: 'go-run',
  diagnoses: [
    {
      id: 'panic-nil',
      title: 'nil was used as if it were something',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Run_time_panics',
      matches: [
        {
          has: 'nil pointer dereference',
          says: /^(?:panic: |http: panic serving \S+: )?(?:\[recovered\] )?(?:runtime error: )(?<said>invalid memory address or nil pointer dereference)/,
        },
        {
          has: 'nil pointer dereference',
          says: /(?:^panic|(?:^|\d\d:\d\d:\d\d )http: panic serving \S+): (?<said>runtime error: invalid memory address or nil pointer dereference)/,
        },
        {
          has: 'assignment to entry in nil map',
          says: /^(?:panic|http: panic serving \S+): (?<said>assignment to entry in nil map)/,
        },
        {
          // The line above it was cut off.
          says: /^\[(?<said>signal SIGSEGV): segmentation violation code=\w+ addr=0x[\da-f]{1,3} pc=/,
          also: { says: /^goroutine \d+ .*\[running/, within: 4 },
        },
      ],
      cause: 'The program used something that is nil: {said}.',
      why: 'It was declared and never given a value, or a function failed and its error was not looked at.',
      fix: [
        'Look at the first line of your own code in the trace below (file and line); check err before using the result there.',
        'A map is made before it is written to: `m := map[string]int{}`.',
      ],
      yieldsTo: ['crash-in-c', 'tool-crashed'],
    },
    {
      id: 'panic-index',
      title: 'An index beyond the end',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Run_time_panics',
      matches: [
        {
          says: /^(?:panic|http: panic serving \S+|Observed a panic: .*\(runtime error)(?:: runtime error)?: (?<said>(?:index|slice bounds) out of range.*?)\)?$/,
        },
      ],
      cause: 'The program reached beyond the end of a slice or string: {said}.',
      why: 'Often os.Args has fewer words than the program takes, or a split has fewer parts.',
      fix: ['Check the length first, at the line of your code that the trace below names.'],
    },
    {
      id: 'panic-route',
      title: 'A route is registered twice, or written wrongly',
      fault: 'learner',
      link: 'https://pkg.go.dev/net/http#ServeMux',
      matches: [
        {
          says: /^panic: pattern (?<pattern>"[^"]*").* conflicts with pattern/,
        },
        {
          says: /^panic: http: multiple registrations for (?<pattern>\S+)/,
        },
        { says: /^panic: http: invalid pattern ?(?<pattern>.*)$/ },
        { says: /^panic: parsing (?<pattern>"[^"]*"): / },
        {
          has: 'panic: ',
          says: /^panic: .*(?<pattern>'[^']*').* conflicts with existing wildcard|^panic: (?:a handle is|handlers are) already registered for path (?<path>'[^']*')/,
        },
        { says: /^panic: http: nil (?<pattern>handler)/ },
      ],
      cause:
        'The router cannot take the route {pattern|}{path|}: it is registered twice, clashes with another, has no handler, or no / in front.',
      why: 'Routes are registered when the program starts, and a wrong one stops it at once.',
      fix: [
        'Give each route one http.HandleFunc with a path that begins with /: `http.HandleFunc("/hello", handler)`.',
      ],
    },
    {
      id: 'deadlock',
      title: 'All goroutines wait for each other',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Channel_types',
      matches: [
        {
          says: /^fatal error: (?:all goroutines are asleep|no goroutines \(main called runtime\.Goexit\)) - deadlock!/,
        },
      ],
      cause: 'All goroutines wait for each other, and none can go on: a deadlock.',
      why: 'One sends to a channel that nobody receives from, or waits for a lock or WaitGroup that is never released.',
      fix: [
        'The trace below shows where each waits; receive in another goroutine, or give the channel room: `make(chan int, 1)`.',
      ],
    },
    {
      id: 'concurrent-map',
      title: 'A map is used by several goroutines at once',
      fault: 'learner',
      link: 'https://go.dev/doc/faq#atomic_maps',
      matches: [
        {
          says: /^fatal error: concurrent map (?<said>writes|read and map write|iteration and map write)/,
        },
        { says: /^WARNING: DATA RACE$/ },
      ],
      cause: 'Several goroutines use the same variable or map at the same time.',
      why: 'Each HTTP request runs in a goroutine of its own, and a map must not be written while another one uses it.',
      sharper: ({ groups }) =>
        groups.said
          ? null
          : {
              title: 'A data race',
              cause: 'Two goroutines use the same variable at the same time, and one writes.',
              why: 'Which comes first is chance; the two places stand below.',
              fix: ['Guard it with a sync.Mutex, or hand the value over in a channel.'],
            },
      fix: ['Guard it with a sync.Mutex; where it happens shows `go run -race .`.'],
    },
    {
      id: 'stack-overflow',
      title: 'A function calls itself without end',
      fault: 'learner',
      link: 'https://pkg.go.dev/runtime/debug#SetMaxStack',
      matches: [{ says: /^fatal error: stack overflow/ }],
      cause: 'A function calls itself without end, until its stack is full.',
      why: 'A recursion needs a case in which it stops.',
      fix: ['See which function repeats in the trace below, and give it an end.'],
    },
    {
      id: 'panic-cut',
      title: 'A crash without its first line',
      fault: 'learner',
      link: 'https://go.dev/blog/defer-panic-and-recover',
      weight: 'follows',
      matches: [
        {
          says: /^goroutine \d+ .*\[(?:running|runnable)[^\]]*\]:$/,
          also: { says: /^exit status 2$/, within: 59 },
        },
      ],
      cause:
        'The program crashed, and the line that says why is not among these: it stood above the first goroutine.',
      why: 'A panic prints its reason first, and then what every goroutine did.',
      fix: [
        'Keep all of it: `go run . 2>&1 | tee crash.txt`, and look at its first lines.',
        'The first function of your own in the goroutine that was running is where it happened.',
      ],
      yieldsTo: ['test-failed'],
    },
    {
      id: 'panic',
      title: 'The program panicked',
      fault: 'learner',
      link: 'https://go.dev/blog/defer-panic-and-recover',
      matches: [
        {
          says: /^panic: (?<said>(?!standard_init_linux).*)$/,
          also: { says: /^(?:goroutine \d+ .*:|\[signal .*|\s*panic: .*)$/, within: 8 },
        },
        { says: /^http: panic serving \S+: (?<said>.*)$/ },
        { has: ' is already registered', says: /^panic: (?<said>proto: .* is already registered)/ },
        {
          says: /^fatal error: (?<said>(?!.*\.h: No such file)(?!all goroutines)(?!concurrent map)(?!stack overflow)(?!(?:runtime: )?out of memory)(?!newosproc).*)$/,
          also: { says: /^goroutine \d+ .*:$|^runtime stack:$/, within: 12 },
        },
      ],
      cause: 'The program panicked: {said}.',
      sharper: ({ groups }) => panicWords(groups.said ?? ''),
      why: 'Something happened that it does not handle, and it ended (or gave the request up) at that place.',
      fix: ['Look at the first line of your own code in the trace below: file and line stand there.'],
      yieldsTo: [
        'service-refused',
        'service-unknown',
        'env-missing',
        'config-malformed',
        'driver-missing',
        'template-error',
        'database-refuses',
        'file-is-directory',
        'panic-nil',
        'panic-index',
        'panic-route',
        'deadlock',
        'addr-in-use',
        'missing-port',
        'server-closed',
        'process-limit',
        'out-of-memory',
        'concurrent-map',
        'stack-overflow',
        'too-many-open-files',
        'file-not-found',
        'nonroot-write-denied',
        'port-privileged',
        'address-not-here',
        'tls-no-ca',
        'tls-certificate',
        'http-unreachable',
        'go-not-found',
        'x-sys-too-old',
        'crash-in-c',
        'tool-crashed',
        'scratch-user-current',
        'timezone-missing',
      ],
    },
  ],
};
