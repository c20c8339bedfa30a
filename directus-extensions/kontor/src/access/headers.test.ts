import { expect, it } from 'vitest';
import { setHeaders } from './headers.js';

function headersAt(publicUrl: string): Record<string, string> {
	const headers: Record<string, string> = {};
	setHeaders(publicUrl)({} as never, { setHeader: (name: string, value: string) => (headers[name] = value) } as never, () => {});
	return headers;
}

it('insists on TLS where there is TLS', () => {
	expect(headersAt('https://kontor.example.com')['Strict-Transport-Security']).toContain('max-age=31536000');
	expect(headersAt('http://localhost:8055')).not.toHaveProperty('Strict-Transport-Security');
});

it('names its own socket, and nothing else elsewhere', () => {
	expect(headersAt('https://kontor.example.com')['Content-Security-Policy']).toContain("connect-src 'self' wss://kontor.example.com");
	expect(headersAt('http://localhost:8055')['Content-Security-Policy']).toContain('ws://localhost:8055');
	expect(headersAt('https://kontor.example.com')['Content-Security-Policy']).not.toMatch(/unsafe-eval|https:|\*/);
});
