/** Prints every route of the Express app that Kontor's server runs. A process of its own: it makes the app and listens nowhere. */
import createApp from '@directus/api/app';

const routes = [];

/** `/items` out of the expression that Express 4 made of it. */
const prefixOf = ({ regexp, keys }) => {
	if (regexp.fast_slash) return '';
	let key = 0;
	return regexp.source
		.replace(/^\^/, '')
		.replace('\\/?(?=\\/|$)', '')
		.replace(/\(\?:\\?\/?\(\[\^\\?\/\]\+\?\)\)/g, () => `/:${keys[key++]?.name ?? 'x'}`)
		.replace(/\(\?:\(\[\^\\?\/\]\+\?\)\)/g, () => `:${keys[key++]?.name ?? 'x'}`)
		.replaceAll('\\/', '/')
		.replaceAll('\\', '')
		.replace(/\(\.\*\)/, '*')
		.replace(/\/\?\$?$/, '');
};

function walk(stack, prefix) {
	for (const layer of stack) {
		if (layer.route) {
			for (const path of [layer.route.path].flat())
				for (const method of Object.keys(layer.route.methods))
					routes.push({ method: method === '_all' ? 'ALL' : method.toUpperCase(), path: prefix + path });
		} else if (layer.handle?.stack) walk(layer.handle.stack, prefix + prefixOf(layer));
		// Files and functions that are mounted somewhere.
		else if (!layer.regexp.fast_slash) routes.push({ method: 'ALL', path: `${prefix}${prefixOf(layer)}/x` });
	}
}

const app = await createApp();
walk(app._router.stack, '');
process.stdout.write(`routes ${JSON.stringify(routes)}\n`, () => process.exit(0));
