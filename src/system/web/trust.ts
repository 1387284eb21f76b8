import { readFile } from 'node:fs/promises';
import tls, { rootCertificates } from 'node:tls';
import type { Environment } from '../../core/workspace/paths.ts';

/** Where Linux distributions keep their bundle; crypto/x509 of Go reads the same ones. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** Node's own list: what every machine knows. */
export const publicAuthorities: readonly string[] = rootCertificates;

/**
 * The authorities that this machine trusts: Node's own, the system's as Go reads them (SSL_CERT_FILE), and
 * NODE_EXTRA_CA_CERTS.
 */
export async function trusted(environment: Environment): Promise<readonly string[]> {
  const named = environment.SSL_CERT_FILE ? [environment.SSL_CERT_FILE] : bundles;
  const files = [...named, ...(environment.NODE_EXTRA_CA_CERTS ? [environment.NODE_EXTRA_CA_CERTS] : [])];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  const found = texts.flatMap(
    (text) => text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [],
  );
  return [...new Set([...rootCertificates, ...ofKeychain(), ...found])];
}

/** macOS keeps them in a keychain, which Node can read from 22.15 on. */
function ofKeychain(): readonly string[] {
  // Not imported by its name, which an older Node would not know.
  return process.platform === 'darwin' && typeof tls.getCACertificates === 'function'
    ? tls.getCACertificates('system')
    : [];
}
