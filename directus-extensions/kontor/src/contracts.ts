/** What the console may import of the bundle: requests, answers and their types. */
export * from './simple-rest/contracts.js';
