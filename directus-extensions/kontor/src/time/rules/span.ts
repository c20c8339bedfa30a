/** When an entry begins and ends, from what somebody has written of it: two ends, or one and how long. */

export interface Written {
	start?: Date;
	/** Null: the timer runs (again). */
	end?: Date | null;
	/** Whole seconds. */
	duration?: number;
}

export interface Span {
	start: Date;
	end: Date | null;
}

export const LONGEST_SECONDS = 86_400;

const after = (start: Date, seconds: number): Date => new Date(start.getTime() + seconds * 1000);

/** New values win over old ones; a duration sets the end unless the end is given, too. */
export function spanOf(written: Written, before?: Span): Span | undefined {
	const start = written.start ?? before?.start;
	if (!start) return undefined;
	if (written.end) return { start, end: written.end };
	if (written.duration !== undefined) return { start, end: after(start, written.duration) };
	return { start, end: written.end === null ? null : (before?.end ?? null) };
}

/** A duration beside both ends says nothing new, but it must not say something else. */
export const isContradictory = ({ duration }: Written, { start, end }: Span): boolean =>
	duration !== undefined && end !== null && Math.round((end.getTime() - start.getTime()) / 1000) !== duration;

/** Clocks differ by a little, and people round to the minute. */
const TOLERANCE = 120_000;

export function futureField({ start, end }: Span, now: Date): 'start_time' | 'end_time' | null {
	const latest = now.getTime() + TOLERANCE;
	if (start.getTime() > latest) return 'start_time';
	return end && end.getTime() > latest ? 'end_time' : null;
}

/** Is time on this task of this project charged for, unless somebody says otherwise? */
export function isBillableByDefault(project: { billing_type: string } | null, task: { is_billable: boolean } | null): boolean {
	return project?.billing_type !== 'non_billable' && task?.is_billable !== false;
}
