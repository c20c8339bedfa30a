/** What a list says when it has no rows: because there are none, because nothing matches, or because something failed. */
import CloudOff from '@mui/icons-material/CloudOff';
import SearchOff from '@mui/icons-material/SearchOff';
import { Box, Button } from '@mui/material';
import { createElement, type ReactNode } from 'react';
import { useListContext, useResourceContext, useResourceDefinition, useTranslate } from 'react-admin';
import { ImportLink } from '../import/ImportLink';
import { CreateLink } from './CreateLink';
import { Message } from './Message';

export function EmptyList({ tools }: { tools?: ReactNode }) {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const { icon } = useResourceDefinition();
	return (
		<Message
			icon={icon ? createElement(icon) : null}
			title={translate(`resources.${resource}.empty`)}
			hint={translate(`resources.${resource}.empty_hint`)}
		>
			<Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: 1 }}>
				{tools}
				<ImportLink />
				<CreateLink />
			</Box>
		</Message>
	);
}

export function NoMatch() {
	const translate = useTranslate();
	const { setFilters, isPending } = useListContext();
	if (isPending) return null;
	return (
		<Message icon={<SearchOff />} title={translate('list.no_match')} hint={translate('list.no_match_hint')} isCompact>
			<Button variant="outlined" onClick={() => setFilters({}, {})}>
				{translate('list.clear_filters')}
			</Button>
		</Message>
	);
}

export function FailedList() {
	const translate = useTranslate();
	const { error, refetch } = useListContext();
	return (
		<Message icon={<CloudOff />} title={translate('list.error_title')} hint={error?.message} isCompact>
			<Button variant="outlined" onClick={() => refetch()}>
				{translate('app.retry')}
			</Button>
		</Message>
	);
}
