import { expect, test } from 'vitest';
import { proxyFor } from '../../../src/system/web/proxy.ts';

const corp = 'http://proxy.corp:3128';

test.each<[string, { [name: string]: string }, string | null]>([
  ['https://a.example/x', {}, null],
  ['https://a.example/x', { HTTPS_PROXY: corp }, `${corp}/`],
  ['https://a.example/x', { https_proxy: corp }, `${corp}/`],
  ['https://a.example/x', { HTTP_PROXY: corp }, null],
  ['http://a.example/x', { HTTP_PROXY: 'proxy.corp:3128' }, `${corp}/`],
  ['https://a.example/x', { HTTPS_PROXY: corp, NO_PROXY: '*' }, null],
  ['https://a.example/x', { HTTPS_PROXY: corp, NO_PROXY: 'b.example, example' }, null],
  ['https://aexample/x', { HTTPS_PROXY: corp, NO_PROXY: 'example' }, `${corp}/`],
  ['https://example/x', { HTTPS_PROXY: corp, NO_PROXY: '.example' }, `${corp}/`],
  ['https://a.example:8443/x', { HTTPS_PROXY: corp, NO_PROXY: 'a.example:443' }, `${corp}/`],
  ['https://a.example/x', { HTTPS_PROXY: corp, NO_PROXY: 'a.example:443' }, null],
  ['http://localhost:80/x', { HTTP_PROXY: corp }, null],
  ['https://a.example/x', { HTTPS_PROXY: 'http://' }, null],
])('%s with %o goes through %s', (url, environment, proxy) => {
  expect(proxyFor(new URL(url), environment)?.href ?? null).toBe(proxy);
});
