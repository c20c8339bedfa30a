/** The hooks of all modules. */
import { defineHook } from '@directus/extensions-sdk';
import { MODULES } from './modules.js';

export default defineHook((register, server) => {
	for (const { hooks } of MODULES) hooks?.(register, server);
});
