import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doctorStyle } from '../../../src/commands/doctor-style.ts';
import { courseRoot, loadCourse } from '../../../src/commands/load-course.ts';
import { examine } from '../../../src/core/doctor/examine.ts';
import { doctorLines } from '../../../src/core/doctor/lines.ts';
import { broken, doctorText } from '../../../src/core/doctor/text.ts';
import { machine } from '../../support/doctor.ts';

const loaded = await loadCourse(courseRoot(null));
if (!loaded.ok) throw new Error(loaded.what);
const { course } = loaded;

const written = (facts: ReturnType<typeof machine>) =>
  doctorText(doctorLines(examine(facts, course), course), doctorStyle({ isTTY: false }, true)).join('\n');

test('a machine with nothing wrong is a line an area', () => {
  expect(written(machine())).toMatchInlineSnapshot(`
    "✓ Node        Node 24.1.0
    ✓ Go          Go 1.27.4
    ✓ Modules     https://proxy.golang.org answers
    ✓ Network     no proxy is set
    ✓ Engine      Docker 28.5.2, BuildKit
    ✓ Base image  golang:1.27 is here
    ✓ Port        8080 is free
    ✓ Folder      /home/me/go-docker-tour, 50 GB free
    ✓ Terminal    120x40, all colours, Unicode

    ✓ All lessons can be done here."
  `);
});

test('what is wrong stands under its area, with what to do', () => {
  const fault = { id: 'engine-down', what: 'Docker does not answer.', next: 'Start it.' };
  const facts = machine({
    engine: { server: null, fault, said: 'Cannot connect' },
    port: { used: 8081, takenBy: 'node (pid 4121)' },
  });
  expect(written(facts)).toMatchInlineSnapshot(`
    "✓ Node        Node 24.1.0
    ✓ Go          Go 1.27.4
    ✓ Modules     https://proxy.golang.org answers
    ✓ Network     no proxy is set
    ✗ Engine      Docker does not answer
      ✗ Docker does not answer at unix:///var/run/docker.sock.
        No engine is running there. The lessons that build an image need it; the
        others can be done now. (Lessons 4 to 6.)
          sudo systemctl enable --now docker
        https://docs.docker.com/engine/daemon/start/
    ✓ Base image  golang:1.27 is here
    ✓ Port        8081 is free
      · Port 8080 is taken by node (pid 4121): lessons use 8081.
        Wherever you read 8081 in a lesson, others read 8080. Nothing needs to be
        done. (Lessons 3, 4 and 6.)
          kill 4121 # only if you want 8080 back
    ✓ Folder      /home/me/go-docker-tour, 50 GB free
    ✓ Terminal    120x40, all colours, Unicode

    ! Lessons 4 to 6 have to wait until that is put right; lessons 1 to 3 can be
      done now."
  `);
});

test('nothing is wider than it may be, and no word is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,60}$/)),
      fc.integer({ min: 8, max: 80 }),
      (words, width) => {
        const lines = broken(words.join(' '), width);
        expect(lines.every((line) => line.length <= width)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
      },
    ),
  );
});
