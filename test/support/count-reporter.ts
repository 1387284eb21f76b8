import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Prints `N passed, N failed, N skipped` alone on the last line, and why tests were skipped. */
export default class CountReporter implements Reporter {
  private vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<unknown>): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0 };
    const reasons = new Map<string, number>();
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed'))
        count.failed += 1;
      for (const test of tests) {
        const result = test.result();
        if (result.state === 'passed') count.passed += 1;
        else if (result.state === 'failed') count.failed += 1;
        else {
          count.skipped += 1;
          const reason = /\[skipped: (.*?)\]/.exec(test.fullName)?.[1] ?? 'no reason given';
          reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        }
      }
    }
    const say = (line: string) => this.vitest?.logger.log(line);
    for (const [reason, tests] of reasons) say(`${tests} skipped: ${reason}`);
    // Vitest prints its own summary in this same hook, before this reporter has its turn.
    say(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
}
