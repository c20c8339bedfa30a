import { expect, test } from 'vitest';
import { MAX_NESTING, problemOfFilter, problemOfQuery } from './query-shape.ts';

test.each([
	{},
	{ fields: '*,customer_id.name', sort: ['-start_time'], limit: '25', page: 1, filter: '{"a":{"_eq":1}}' },
	{ fields: ['*', 'count(tasks)', 'item:projects.title'], aggregate: { count: ['*'], sum: 'hours' }, groupBy: 'year(start_time)' },
	{ filter: { _and: [{ a: { _in: [1, 2] } }, { _or: [{ b: { c: { _null: true } } }] }] }, deep: { tasks: { _sort: 'title', _limit: 5 } } },
	{ filter: { start_time: { _gt: '$NOW(-7 days)' } }, search: 'x', meta: '*', export: 'csv', alias: { open: 'tasks' } },
	{ filter: { a: { _between: ['$NOW', '$NOW(+1 year)'] } }, backlink: 'false', limit: -1 },
	{ filter: '', deep: {}, aggregate: {} },
	{ fields: 'id,json(settings, a.b[0].c),customer_id.count(projects)', groupBy: ['year(start_time)', 'month(project_id.start_date)'] },
])('%j is a query', (query) => expect(problemOfQuery(query)).toBeUndefined());

test.each([
	[{ limit: ['3'] }, '"limit" is one value'],
	[{ page: { a: 1 } }, '"page" is one value'],
	[{ search: ['x'] }, '"search" is one value'],
	[{ sort: { a: 'b' } }, '"sort" is a text or a list of texts'],
	[{ fields: [['a']] }, '"fields" is a text or a list of texts'],
	[{ meta: { a: 'b' } }, '"meta" is a text or a list of texts'],
	[{ sort: '-__proto__' }, 'there is no "__proto__" for "sort"'],
	[{ fields: 'customer_id.constructor' }, 'there is no "constructor" for "fields"'],
	[{ groupBy: 'year(toString)' }, 'there is no "toString" for "groupBy"'],
	[{ groupBy: ['year(tasks.)'] }, '"groupBy" has a function that is none'],
	[{ sort: 'count(' }, '"sort" has a function that is none'],
	[{ limit: '-5' }, '"limit" is a whole number from -1'],
	[{ offset: -1 }, '"offset" is a whole number from 0'],
	[{ page: '1e99' }, '"page" is a whole number from 0'],
	[{ aggregate: 'null' }, '"aggregate" is an object'],
	[{ aggregate: '{' }, '"aggregate" is not JSON'],
	[{ aggregate: { valueOf: ['id'] } }, 'there is no "valueOf" in "aggregate"'],
	[{ aggregate: { median: ['id'] } }, '"aggregate" knows no "median"'],
	[{ alias: { a: 1 } }, '"alias" is a text or a list of texts'],
	[{ filter: '[1]' }, '"filter" is an object'],
	[{ filter: JSON.parse('{"__proto__":{"_eq":1}}') }, 'there is no "__proto__" in "filter"'],
	[{ filter: { _or: { a: 1 } } }, '"_or" is a list of filters'],
	[{ filter: { _and: [null] } }, '"_and" is a list of filters'],
	[{ filter: { a: { _gt: '$NOW(-99999999999 years)' } } }, '"$NOW" takes a number and a unit, like "$NOW(-7 days)"'],
	[{ filter: { a: { _in: ['$NOW(1 fortnight)'] } } }, '"$NOW" takes a number and a unit, like "$NOW(-7 days)"'],
	[{ deep: 'null' }, '"deep" is an object'],
	[{ deep: { tasks: { _filter: '{' } } }, '"filter" is not JSON (in "deep")'],
	[{ deep: { tasks: { lead_id: { _limit: [1] } } } }, '"limit" is one value (in "deep")'],
	[{ deep: { tasks: 5 } }, '"deep" is an object'],
])('%j is none: %s', (query, problem) => expect(problemOfQuery(query)).toBe(problem));

const nested = (levels: number) => `${'{"_and":['.repeat(levels)}{"id":{"_nnull":true}}${']}'.repeat(levels)}`;

test('what is nested without end is refused without following it', () => {
	expect(problemOfQuery({ filter: nested(10) })).toBeUndefined();
	expect(problemOfQuery({ filter: nested(100_000) })).toBe(`"filter" is nested more than ${MAX_NESTING} levels deep`);
	expect(problemOfFilter(JSON.parse(nested(3_000)))).toBe(`"filter" is nested more than ${MAX_NESTING} levels deep`);
});

test('values and conditions are counted over the whole filter', () => {
	const many = Array.from({ length: 15_000 }, (_, at) => at);
	expect(problemOfFilter({ a: { _in: many } })).toBeUndefined();
	expect(problemOfFilter({ _or: [{ a: { _in: many } }, { b: { _in: many } }] })).toBe('"filter" holds more than 20000 values');
	expect(problemOfFilter({ _or: many.map((at) => ({ a: { _eq: at } })) })).toBe('"filter" has more than 1000 conditions');
});
