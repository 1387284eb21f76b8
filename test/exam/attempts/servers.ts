/** Texts of main.go for attempts: what people write instead of the workspace's own, right and wrong. */

type Server = {
  readonly imports?: readonly string[];
  /** Declarations before main. */
  readonly before?: string;
  readonly main: string;
};

/** A main.go of these parts. logrus is always imported, as `log`. */
export function serverOf({ imports = ['net/http', 'os'], before = '', main }: Server): string {
  const lines = imports.map((each) => (each.includes('"') ? `\t${each}` : `\t"${each}"`));
  return `package main\n\nimport (\n${lines.join('\n')}\n\n\tlog "github.com/sirupsen/logrus"\n)\n\n${before}\nfunc main() {\n${main}\n}\n`;
}

const port = `\tport := os.Getenv("PORT")
\tif port == "" {
\t\tport = "8080"
\t}`;

/** A server that does `handle` for each request and listens at `address`, an expression in which port is known. */
export function serverThat(handle: string, address = '":" + port', setUp = ''): string {
  return serverOf({
    main: `${address.includes('port') ? port : '\t_ = os.Args'}
${setUp}
\thttp.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
${handle}
\t})
\tlog.Info("starting")
\tlog.Fatal(http.ListenAndServe(${address}, nil))`,
  });
}

/** Logs and greets, as the workspace's own does in other words. */
export const greets = `\t\tlog.Infof("%s asks for %s", r.RemoteAddr, r.URL.Path)
\t\tw.Write([]byte("good day\\n"))`;
