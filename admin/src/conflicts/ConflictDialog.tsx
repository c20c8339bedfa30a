/** Both changed the same fields: field by field, what I typed and what the other one saved. What does not collide goes together by itself. */
import {
	Box,
	Button,
	Dialog,
	DialogActions,
	DialogContent,
	DialogContentText,
	DialogTitle,
	Radio,
	RadioGroup,
	Typography,
} from '@mui/material';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { conflicts } from './conflicts';
import type { Clash, Side } from './merge';
import { ShownValue } from './ShownValue';
import { useLabelOf } from './use-label-of';
import { useWhoChanged } from './use-who-changed';

export function ConflictDialog() {
	const asked = useSyncExternalStore(conflicts.subscribe, conflicts.asked);
	useTellMerged();
	return asked ? <Content key={String(asked.record.updated_at)} {...asked} /> : null;
}

/** Nobody had to decide, but they should know. */
function useTellMerged() {
	const notify = useNotify();
	const translate = useTranslate();
	const whoChanged = useWhoChanged();
	const labelOf = useLabelOf();
	useEffect(() => {
		conflicts.onMerged(async ({ resource, record, merge }) => {
			const { who, when } = await whoChanged(record);
			const fields = labelOf(resource, merge.theirs).join(', ');
			notify(translate(fields ? 'conflict.merged' : 'conflict.merged_other', { who, when, fields }), {
				type: 'info',
				autoHideDuration: 10_000,
			});
		});
		return () => conflicts.onMerged(undefined);
	}, [notify, translate, whoChanged, labelOf]);
}

type ContentProps = NonNullable<ReturnType<typeof conflicts.asked>>;

function Content({ resource, record, merge, decide, giveUp }: ContentProps) {
	const translate = useTranslate();
	const whoChanged = useWhoChanged();
	const labelOf = useLabelOf();
	const [changed, setChanged] = useState({ who: '', when: '' });
	const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
	useEffect(() => {
		whoChanged(record).then(setChanged);
	}, [whoChanged, record]);
	const also = labelOf(resource, merge.theirs).join(', ');
	const choose = (key: string, side: Side) => setChoices(new Map([...choices, [key, side]]));
	const all = (side: Side) => setChoices(new Map(merge.clashes.map(({ key }) => [key, side])));
	return (
		<Dialog open fullWidth maxWidth="sm" role="alertdialog" aria-labelledby="conflict-title" aria-describedby="conflict-text">
			<DialogTitle id="conflict-title" variant="h2" sx={{ pb: 1 }}>
				{translate('conflict.title')}
			</DialogTitle>
			<DialogContent>
				<DialogContentText id="conflict-text" sx={{ mb: 2 }}>
					{translate('conflict.text', changed)}
				</DialogContentText>
				{merge.clashes.map((clash) => (
					<ClashChoice
						key={clash.key}
						resource={resource}
						clash={clash}
						who={changed.who}
						chosen={choices.get(clash.key)}
						onChoose={(side) => choose(clash.key, side)}
					/>
				))}
				{also && (
					<Typography variant="body2" color="text.secondary">
						{translate('conflict.also', { fields: also, who: changed.who })}
					</Typography>
				)}
			</DialogContent>
			<DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap', gap: 1 }}>
				{merge.clashes.length > 1 && (
					<Box sx={{ mr: 'auto', display: 'flex', gap: 1 }}>
						<Button onClick={() => all('mine')}>{translate('conflict.all_mine')}</Button>
						<Button onClick={() => all('theirs')}>{translate('conflict.all_theirs')}</Button>
					</Box>
				)}
				<Button color="inherit" onClick={giveUp}>
					{translate('conflict.back')}
				</Button>
				<Button variant="contained" disabled={choices.size < merge.clashes.length} onClick={() => decide(choices)}>
					{translate('ra.action.save')}
				</Button>
			</DialogActions>
		</Dialog>
	);
}

interface ChoiceProps {
	resource: string;
	clash: Clash;
	who: string;
	chosen: Side | undefined;
	onChoose: (side: Side) => void;
}

function ClashChoice({ resource, clash, who, chosen, onChoose }: ChoiceProps) {
	const translate = useTranslate();
	const [label = clash.field] = useLabelOf()(resource, [clash.field]);
	const sides = [
		{ side: 'mine', says: translate('conflict.mine'), value: clash.mine },
		{ side: 'theirs', says: who, value: clash.theirs },
	] as const;
	return (
		<Box sx={{ mb: 2 }}>
			<Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
				{label}
			</Typography>
			<RadioGroup
				aria-label={label}
				value={chosen ?? ''}
				onChange={(_, side) => onChoose(side as Side)}
				sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}
			>
				{sides.map(({ side, says, value }) => (
					<Box
						key={side}
						component="label"
						sx={{
							display: 'flex',
							alignItems: 'flex-start',
							gap: 0.5,
							p: 1,
							pl: 0.5,
							border: 1,
							borderColor: chosen === side ? 'primary.main' : 'divider',
							borderRadius: 1,
							cursor: 'pointer',
							minWidth: 0,
						}}
					>
						<Radio value={side} size="small" sx={{ p: 0.5 }} />
						<Box sx={{ minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
							<Typography variant="caption" color="text.secondary" component="div">
								{says}
							</Typography>
							<ShownValue resource={resource} field={clash.field} value={value} />
						</Box>
					</Box>
				))}
			</RadioGroup>
		</Box>
	);
}
