import { spawn } from 'node:child_process';

/**
 * Asks on the terminal that the screen, or the conversation, has given away. A shell reads the answer: what this process
 * itself read there would be read by them as well. '' where Ctrl+C or the end of the input was the answer.
 */
export function askOnLentTerminal(
  question: string,
  stdout: { write(text: string): unknown },
  environment: { readonly [name: string]: string },
): Promise<string> {
  stdout.write(question);
  return new Promise((resolve) => {
    const shell = spawn('bash', ['-c', 'IFS= read -r line && printf %s "$line"'], {
      stdio: ['inherit', 'pipe', 'inherit'],
      env: { ...environment },
    });
    let answer = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    shell.once('error', () => resolve(''));
    shell.once('close', () => resolve(answer.trim()));
  });
}
