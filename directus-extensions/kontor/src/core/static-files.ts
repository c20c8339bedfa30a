/** Serves the files of a folder. One that vanishes while it is sent breaks off that answer alone: the error of a file that nobody waits for would end the server. */
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { RequestHandler } from 'express';
import sirv, { type Options } from 'sirv';

export function staticFiles(folder: string, options: Options): RequestHandler {
	const serve = sirv(folder, options);
	return (req, res, next) => {
		res.once('pipe', (file: Readable) => file.once('error', () => breakOff(res)));
		serve(req, res, next);
	};
}

/** Its head may have gone already, with the length of the file: only a broken connection tells the browser not to keep it. */
const breakOff = (res: ServerResponse): void => {
	res.destroy();
};
