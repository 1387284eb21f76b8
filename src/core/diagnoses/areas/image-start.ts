import type { Area } from '../areas.ts';

/** What ENTRYPOINT and CMD name, and whether it can be started. */
export const imageStart: Area = {
  name: 'scratch',
  diagnoses: [
    {
      id: 'scratch-shell-form',
      title: 'CMD in shell form, and no shell',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
      matches: [
        { says: /^(?!.*exec failed).*exec: \\?"\/bin\/sh\\?": stat \/bin\/sh: no such file or directory/ },
        {
          has: '/bin/sh',
          says: /^(?!.*exec failed)(?:docker|Error|OCI).*exec: \\?"\/bin\/sh\\?": executable file not found/,
        },
        { says: /crun: executable file `\/bin\/sh` not found/ },
      ],
      when: ({ line }) => line.step === null,
      cause: 'CMD or ENTRYPOINT is in shell form, and so /bin/sh starts it: scratch has no shell.',
      why: 'Without brackets the command is given to /bin/sh -c, and an image with nothing but your program has none.',
      fix: ['Use the exec form: `ENTRYPOINT ["/server"]` (or `CMD ["/server"]`).'],
      yieldsTo: ['scratch-run-instruction'],
    },
    {
      id: 'scratch-run-instruction',
      title: 'RUN in an image without a shell',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch',
      matches: [
        { says: /stat \/bin\/sh: no such file or directory/ },
        { says: /fork\/exec \/bin\/sh: no such file or directory/ },
        {
          says: /did not get container create message from subprocess: EOF/,
          where: 'build',
        },
      ],
      // Without its step: a container's own start is told with who says it in front.
      when: ({ line, reading }) =>
        (line.step === null
          ? /^(?:failed to create|OCI runtime create)/.test(line.text) ||
            /(?:The command '|process ")\/bin\/sh -c /.test(reading.text)
          : /^RUN (?!\[)/.test(line.step.text)) && !/exec: "(?!\/bin\/sh")/.test(reading.text),
      cause: 'RUN needs a shell, and scratch has no shell: the image is empty but for what was copied.',
      why: 'In such a stage only COPY, ADD, ENV, USER and the like work.',
      fix: ['Do it in the builder stage, and bring the result over: `COPY --from=builder /server /server`.'],
    },
    {
      id: 'scratch-exec-sh',
      title: 'No shell in the container',
      fault: 'nobody',
      link: 'https://docs.docker.com/reference/cli/docker/debug/',
      matches: [
        {
          says: /exec failed: .*exec: \\?"(?<program>(?:\/bin\/|\/usr\/bin\/)?(?:ba|a|z)?sh|ls|cat|ps|env|id|top|curl|wget)\\?": /,
        },
        {
          says: /^Error: (?:runc|crun): exec failed: .*exec: "(?<program>[^"]+)".*OCI runtime attempted to invoke/,
        },
      ],
      cause:
        'There is no {program} in the container: the image (scratch) has only your binary, no shell and no tools.',
      why: 'docker exec starts a program inside of the image. The container itself is fine.',
      fix: [
        'See what it says: `docker logs NAME`, and what it is: `docker inspect NAME`.',
        'For a look inside, use docker debug, or a debug image that shares its processes: `docker run --rm -it --pid=container:NAME busybox`.',
      ],
    },
    {
      id: 'exec-program-missing',
      title: 'The container has no such program',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/cli/docker/container/exec/',
      matches: [
        {
          says: /exec failed: .*exec: \\?"(?<program>(?!(?:\/usr)?(?:\/bin\/)?(?:(?:ba|a|z)?sh|ls|cat|ps|env|id|top|curl|wget)\\?")[^"\\]+)\\?": (?:executable file not found|stat )/,
        },
      ],
      cause: 'There is no program {program} in the container.',
      why: 'docker exec starts a program of the image, not of this machine.',
      fix: ['Correct the name or give its whole path; what is in the image: `docker export NAME | tar t`.'],
    },
    {
      id: 'no-command',
      title: 'The image does not say what to run',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#entrypoint',
      matches: [
        { says: /(?:Error response from daemon: |Error: )[Nn]o command specified/ },
        { says: /no command or entrypoint provided, and no CMD or ENTRYPOINT from image/ },
      ],
      cause: 'Neither the image (CMD, ENTRYPOINT) nor the command line says which command to run.',
      why: 'An image FROM scratch has no command of its own.',
      fix: [
        'Add to the Dockerfile: `ENTRYPOINT ["/server"]`.',
        'Or say it now: `docker run --rm IMAGE /server`.',
      ],
    },
    {
      id: 'entrypoint-missing',
      title: 'The program that is to be started is not in the image',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#entrypoint',
      matches: [
        {
          says: /^(?!.*exec failed).*exec: \\*"(?<program>(?!\/bin\/sh\\*")[^"\s\\]+)\\*": (?:stat \S+: no such file or directory|executable file not found in)/,
        },
        { says: /crun: executable file `(?<program>(?!\/bin\/sh`)[^`]+)` not found/ },
        {
          says: /^\/bin\/(?:ba|da|a)?sh: (?:line \d+: |\d+: )?(?<script>(?!\/(?:Users|home|mnt\/c)\/)\.{0,2}\/\S+): (?:not found|No such file or directory)$/,
          where: 'outside',
        },
        {
          has: '/bin/',
          says: /^\/bin\/(?:ba|da|a)?sh: (?:\d+: )?(?:exec: (?:line \d+: )?)?(?<script>(?<bare>[\w.-]+)): not found$/,
          where: 'outside',
        },
        {
          says: /^(?:\/bin\/)?(?:ba|da|a)?sh: (?:0: )?[Cc]an't open '?(?<script>[^'\s:]+)/,
          where: 'outside',
        },
        {
          has: 'ontainer command ',
          says: /Container command (?:'(?<program>[^']+)' )?not found or does not exist/,
        },
        { says: /crun: open executable: No such file or directory(?<program>)/ },
        {
          says: /Cannot start container \w+: \[8\] System error: (?:exec: "(?<program>[^"]+)": .*not found|no such file or directory)/,
        },
      ],
      when: ({ line, groups, reading }) =>
        groups.bare !== undefined
          ? line.logged === true ||
            reading.lines.some(
              ({ kind, text, segment }) =>
                kind === 'command' && segment === line.segment && /\b(?:docker|podman)\b.* run /.test(text),
            )
          : groups.script !== undefined ||
            (line.step === null &&
              /OCI|runc|crun|container|docker:/i.test(line.text) &&
              !/^go: |docker-credential-/.test(line.text)),
      sharper: ({ groups }) => {
        if (groups.script !== undefined)
          return {
            cause:
              'The shell of the container finds no {script}: it is not in the image under that path (seen from WORKDIR).',
            why: 'It lies elsewhere, or a volume hides it; on Alpine a program linked with CGO is "not found" too.',
          };
        if (/^\d+:\d+$/.test(groups.program ?? ''))
          return {
            title: 'A value without its option',
            cause:
              'docker takes {program} for the program to start: it stands behind the image name, or -p in front of it is missing.',
            why: 'The order is docker run [options] IMAGE [command].',
            fix: ['Publish the port in front of the image: `docker run -p {program} httpserver`.'],
          };
        if (groups.program?.startsWith('$'))
          return {
            cause: 'docker looks for a program called {program}: in exec form nothing puts the value there.',
            why: 'Only a shell replaces variables, and the exec form (with brackets) starts a program without one.',
            fix: [
              'Let a shell do it, where the image has one: `ENTRYPOINT exec $APP`; or write the name out.',
            ],
          };
        if (/^\w+=/.test(groups.program ?? ''))
          return {
            title: 'A variable where the program is named',
            cause:
              'docker takes {program} for the program to start: only a shell takes a variable in front of a command.',
            why: 'The exec form, and what stands behind the image name, is started without a shell.',
            fix: [
              'Give it by an option in front of the image: `docker run -e {program} httpserver`; in a Dockerfile by `ENV {program}`.',
            ],
          };
        if (/^(?:cd|export|source|set|alias)$/.test(groups.program ?? ''))
          return {
            title: 'A word of the shell where the program is named',
            cause: '{program} is a word of the shell, and no program that can be started.',
            why: 'The exec form starts a program without a shell.',
            fix: [
              'Set the folder by `WORKDIR /app`, variables by ENV; or start a shell: `CMD ["sh", "-c", "cd /app && ./server"]`.',
            ],
          };
        if (groups.program?.startsWith('-'))
          return {
            title: 'An option stands behind the image name',
            cause:
              'docker takes {program} for the program to start: it stands behind the image name, where the command of the container begins.',
            why: 'The order is docker run [options] IMAGE [command].',
            fix: ['Put the options in front of the image: `docker run -p 8080:8080 httpserver`.'],
          };
        return null;
      },
      cause: 'The image has no program {program}, which ENTRYPOINT, CMD or the command line is to start.',
      why: 'It lies somewhere else (each FROM begins with an empty image and WORKDIR /), has another name, or a bare name is looked for in PATH only.',
      fix: [
        'Start it by its whole path, the one that COPY or go build -o put it to: `ENTRYPOINT ["/server"]`.',
        'See what is in the image: `docker create --name look IMAGE; docker export look | tar t; docker rm look`.',
      ],
      yieldsTo: [
        'git-bash-path',
        'scratch-dynamic-binary',
        'go-missing-in-image',
        'crlf-script',
        'build-command-not-found',
        'runtime-missing',
        'apk-apt-mixed',
      ],
    },
    {
      id: 'entrypoint-is-directory',
      title: 'ENTRYPOINT is a directory',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#copy',
      matches: [{ says: /exec: "(?<program>[^"]+)": is a directory/ }],
      cause:
        '{program} in the image is a directory: COPY to a destination with a trailing slash made one, and the program lies inside of it.',
      why: 'COPY server /server/ puts the file at /server/server.',
      fix: [
        'Copy it with no slash at the end: `COPY --from=builder /app/server {program}`.',
        'Or start it where it is: `ENTRYPOINT ["{program}/server"]` (as /server/server).',
      ],
    },
    {
      id: 'exec-permission',
      title: 'The program may not be executed',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
      matches: [
        { says: /exec: (?:\\*"(?<program>[^"\\]+)\\*"|\/\S+): permission denied/ },
        { says: /exec user process caused:? "?permission denied/ },
        { says: /crun: open executable: Permission denied/ },
        { says: /^exec (?<program>\/\S+): permission denied$/ },
        { says: /^\/bin\/\w*sh: (?:\d+: )?(?<program>\.{0,2}\/\S+): Permission denied$/ },
        { says: /Container command (?:'(?<program>[^']+)' )?could not be invoked/ },
      ],
      cause:
        '{program|The program} has no execute bit (permission x, which chmod sets) in the image, or is a directory.',
      why: 'It came from Windows or a zip, was copied with another mode, or go build wrote a library because the package is not main; and COPY to a path with a slash at its end makes a directory.',
      fix: [
        'Set it when copying: `COPY --chmod=755 server /server`, or `RUN chmod +x /server` in the builder.',
        'See what it is: `docker create --name look IMAGE; docker export look | tar tv; docker rm look`.',
      ],
      yieldsTo: ['entrypoint-is-directory'],
    },
  ],
};
