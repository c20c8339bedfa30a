/** Tells before anything is saved that somebody else has changed the record: looked for when the page comes to the front, and now and then. */
import { Alert } from '@mui/material';
import { useEffect, useState } from 'react';
import { useDataProvider, useResourceContext, useTranslate } from 'react-admin';
import { changedBetween, type Row } from './merge';
import { useLabelOf } from './use-label-of';
import { useWhoChanged } from './use-who-changed';

const LOOK_EVERY = 20_000;

/** An ETag stands for the row in its first part; the second is about the answer, which may show other rows beside it. */
const tagOf = ({ etag }: Row): string | undefined => /"([\w-]{22})-/.exec(etag ?? '')?.[1];

/** Of rows that came with a list, nothing but the moment is known. */
const isSame = (a: Row, b: Row): boolean => (tagOf(a) && tagOf(b) ? tagOf(a) === tagOf(b) : a.updated_at === b.updated_at);

interface Props {
	/** What the form began with. */
	base: Row;
	isDirty: () => boolean;
	/** Nothing was typed yet: the form begins again with what is there now. */
	onStale: () => void;
}

export function ChangedElsewhere({ base, isDirty, onStale }: Props) {
	const resource = useResourceContext()!;
	const provider = useDataProvider();
	const translate = useTranslate();
	const whoChanged = useWhoChanged();
	const labelOf = useLabelOf();
	const [told, setTold] = useState<{ of: Row; text: string }>();

	useEffect(() => {
		let isGone = false;
		let isLooking = false;
		const look = async () => {
			if (document.visibilityState !== 'visible') return;
			const { data: record } = await provider.getOne(resource, { id: base.id! });
			if (isGone || isSame(record, base)) return;
			if (!isDirty()) return onStale();
			const changed = await whoChanged(record);
			const fields = labelOf(resource, changedBetween(base, record)).join(', ');
			if (!isGone) setTold({ of: base, text: translate(fields ? 'conflict.before' : 'conflict.before_other', { ...changed, fields }) });
		};
		const glance = () => {
			// A request that waits for the server is not asked once more.
			if (isLooking) return;
			isLooking = true;
			look()
				.catch(() => undefined)
				.finally(() => {
					isLooking = false;
				});
		};
		const timer = setInterval(glance, LOOK_EVERY);
		document.addEventListener('visibilitychange', glance);
		window.addEventListener('focus', glance);
		return () => {
			isGone = true;
			clearInterval(timer);
			document.removeEventListener('visibilitychange', glance);
			window.removeEventListener('focus', glance);
		};
	}, [base, resource, provider, isDirty, onStale, whoChanged, labelOf, translate]);

	if (told?.of !== base) return null;
	return (
		<Alert severity="warning" sx={{ mb: 2 }}>
			{told.text}
		</Alert>
	);
}
