/** One's own week: every day with its entries and its sum, a click adds or changes one. */

import Add from '@mui/icons-material/Add';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, Button, IconButton, Skeleton, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { Suspense, useState } from 'react';
import { Title, useGetIdentity, useGetList, useGetResourceLabel, useNotify, useTranslate } from 'react-admin';
import { lazy } from '../../app/lazy';
import { isPossible } from '../../approval/steps';
import { useRights } from '../../auth/use-rights';
import type { TimeEntryRow } from '../../data-provider/rows';
import { useAction } from '../../data-provider/use-verb';
import { formatDuration, isoDay, useFormats } from '../../i18n/format';
import { ViewSwitch } from '../ViewSwitch';
import { DayColumn } from './DayColumn';
import { byDay, daysOf, mondayOf, nextStart, secondsOf, weekNumber, weeksLater } from './week';

const EntryDialog = lazy(() => import('./EntryDialog'));

/** A person with more than this in a week has other worries. */
const MOST = 500;

const midnight = (day: string): string => new Date(`${day}T00:00:00`).toISOString();

export default function WeekPage() {
	const translate = useTranslate();
	const label = useGetResourceLabel();
	const { day: formatDay } = useFormats();
	const { identity } = useGetIdentity();
	const { may } = useRights();
	const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'), { noSsr: true });
	const today = isoDay(new Date());
	const [monday, setMonday] = useState(mondayOf(today));
	const [edited, setEdited] = useState<{ entry?: TimeEntryRow; day: string; from: string }>();
	const days = daysOf(monday);
	const { data, isPending } = useGetList<TimeEntryRow>(
		'time_entries',
		{
			filter: { employee_id: identity?.id, start_time: { _gte: midnight(monday), _lt: midnight(weeksLater(monday, 1)) } },
			sort: { field: 'start_time', order: 'ASC' },
			pagination: { page: 1, perPage: MOST },
			meta: { embed: ['project_id', 'task_id', 'service_id'] },
		},
		{ enabled: !!identity },
	);
	const entries = data ?? [];
	const week = byDay(days, entries);
	const mayAdd = may('create', 'time_entries');
	const add = (day: string) => setEdited({ day, from: nextStart(week.find((one) => one.day === day)?.entries ?? []) });

	return (
		<>
			<Title title={label('time_entries', 2)} />
			<Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
				<ViewSwitch value="week" />
				<Box sx={{ display: 'flex', alignItems: 'center' }}>
					<IconButton onClick={() => setMonday(weeksLater(monday, -1))} aria-label={translate('week.before')}>
						<ChevronLeft />
					</IconButton>
					<Typography component="h2" variant="h3" sx={{ minWidth: { sm: 210 }, textAlign: 'center' }}>
						{translate('week.of', { week: weekNumber(monday), from: formatDay(monday), to: formatDay(days[6]) })}
					</Typography>
					<IconButton onClick={() => setMonday(weeksLater(monday, 1))} aria-label={translate('week.after')}>
						<ChevronRight />
					</IconButton>
				</Box>
				{monday !== mondayOf(today) && <Button onClick={() => setMonday(mondayOf(today))}>{translate('week.today')}</Button>}
				<Box sx={{ ml: 'auto', display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'flex-end', gap: 1 }}>
					<Typography sx={{ mr: 1 }}>
						{translate('week.total')}{' '}
						<Box component="strong" data-testid="week-total">
							{formatDuration(secondsOf(entries)) || '0:00'}
						</Box>
					</Typography>
					<SubmitWeek entries={entries} />
					{mayAdd && !isPending && (
						<Button variant="contained" startIcon={<Add />} onClick={() => add(days.includes(today) ? today : monday)}>
							{translate('week.new')}
						</Button>
					)}
				</Box>
			</Box>
			{isPending ? (
				<Skeleton variant="rounded" height={360} />
			) : (
				<Box
					sx={{
						display: 'grid',
						gap: 1,
						gridTemplateColumns: isPhone ? '1fr' : days.map((_, index) => widthOf(index, week[index]!.entries.length)).join(' '),
						alignItems: 'stretch',
						minHeight: { md: 'calc(100dvh - 170px)' },
					}}
				>
					{week.map(({ day, entries: own, seconds }) => (
						<DayColumn
							key={day}
							day={day}
							entries={own}
							seconds={seconds}
							isToday={day === today}
							isPhone={isPhone}
							onAdd={mayAdd ? () => add(day) : undefined}
							onEdit={(entry) => setEdited({ entry, day, from: '' })}
						/>
					))}
				</Box>
			)}
			{edited && (
				<Suspense fallback={null}>
					<EntryDialog {...edited} onClose={() => setEdited(undefined)} />
				</Suspense>
			)}
		</>
	);
}

/** A weekend on which nobody worked needs little room. */
const widthOf = (index: number, count: number): string => (index > 4 && count === 0 ? 'minmax(92px, 0.45fr)' : 'minmax(0, 1fr)');

/** What is finished and was not handed in yet. */
function SubmitWeek({ entries }: { entries: TimeEntryRow[] }) {
	const translate = useTranslate();
	const notify = useNotify();
	const rights = useRights();
	const ids = entries.filter((entry) => isPossible('submit', 'time_entries', entry, rights)).map(({ id }) => id);
	const { press, isBusy } = useAction('submitEntries', {
		onDone: () => notify('week.submitted', { type: 'success', messageArgs: { smart_count: ids.length } }),
	});
	if (ids.length === 0) return null;
	return (
		<Button variant="outlined" loading={isBusy} onClick={() => press({ ids })}>
			{translate('week.submit', { smart_count: ids.length })}
		</Button>
	);
}
