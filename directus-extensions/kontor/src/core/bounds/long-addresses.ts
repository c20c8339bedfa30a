/** Node ends a request with too long an address or headers without a word: here it is told why. */
import { maxHeaderSize, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { isDirectusError } from '@directus/errors';
import type { Express, NextFunction, Request, Response } from 'express';
import { kontorError } from '../errors/errors.js';

/** The server is known by its first request: Kontor's own start asks whether it is there. */
export function answerLongAddresses(app: Express): void {
	const known = new WeakSet<Server>();
	app.use((req: Request, _res: Response, next: NextFunction) => {
		const { server } = req.socket as Socket & { server?: Server };
		if (server && !known.has(server)) {
			known.add(server);
			server.on('clientError', refuse);
		}
		next();
	});
}

function refuse({ code }: NodeJS.ErrnoException, socket: Socket): void {
	if (!socket.writable) return void socket.destroy();
	if (code !== 'HPE_HEADER_OVERFLOW') return void socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
	const error = kontorError('ADDRESS_TOO_LONG', { limit: `${maxHeaderSize / 1024} KB` });
	if (!isDirectusError(error)) return;
	const body = JSON.stringify({ errors: [{ message: error.message, extensions: { ...(error.extensions as object), code: error.code } }] });
	socket.end(
		`HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
	);
}
