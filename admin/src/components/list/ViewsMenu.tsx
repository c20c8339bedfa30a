/** One's own views of a list, and those that colleagues share: to look at, to save, to throw away. */
import type { SavedView } from '@kontor/directus-extension/contracts';
import BookmarkBorder from '@mui/icons-material/BookmarkBorder';
import Check from '@mui/icons-material/Check';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, List, ListItem, ListItemButton, ListItemText, ListSubheader } from '@mui/material';
import { Suspense, useState } from 'react';
import { useDelete, useGetIdentity, useGetList, useListContext, useNotify, useResourceContext, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { lazy } from '../../app/lazy';
import { useRights } from '../../auth/use-rights';
import { PopoverButton } from './PopoverButton';
import { isSameView, searchOf, type View, viewIn } from './views';

const SaveView = lazy(() => import('./SaveView'));

interface Props {
	hidden: string[];
	onHide: (hidden: string[]) => void;
}

export function ViewsMenu({ hidden, onHide }: Props) {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const notify = useNotify();
	const navigate = useNavigate();
	const { may, mayField, isMe } = useRights();
	const { identity } = useGetIdentity();
	const { filterValues, sort } = useListContext();
	const [anchor, setAnchor] = useState<HTMLElement | null>(null);
	const [isSaving, setSaving] = useState(false);
	const [remove] = useDelete();
	const { data = [], isPending } = useGetList<SavedView>(
		'saved_views',
		{ filter: { list: resource }, sort: { field: 'title', order: 'ASC' }, pagination: { page: 1, perPage: 200 } },
		{ enabled: anchor !== null },
	);
	if (!may('read', 'saved_views')) return null;
	const now: View = { filter: filterValues, sort, hidden };
	const views = data.flatMap((saved) => {
		const view = viewIn(saved.view_json, (field) => mayField('read', resource, field));
		return view ? [{ ...saved, view, isMine: isMe(saved.owner_id) }] : [];
	});

	function apply(view: View) {
		setAnchor(null);
		onHide(view.hidden);
		navigate(`/${resource}${searchOf(view)}`);
	}

	async function drop(saved: SavedView) {
		await remove('saved_views', { id: saved.id, previousData: saved }, { mutationMode: 'pessimistic', returnPromise: true }).catch(
			(error: Error) => notify(error.message, { type: 'error' }),
		);
	}

	const groups = [
		{ name: 'list.my_views', rows: views.filter(({ isMine }) => isMine) },
		{ name: 'list.shared_views', rows: views.filter(({ isMine }) => !isMine) },
	].filter(({ rows }) => rows.length > 0);
	return (
		<>
			<PopoverButton
				label={translate('list.views')}
				icon={<BookmarkBorder />}
				anchor={anchor}
				onAnchor={setAnchor}
				sx={{ minWidth: 260, maxWidth: 360 }}
			>
				{groups.map(({ name, rows }) => (
					<List key={name} dense aria-label={translate(name)} subheader={<ListSubheader component="div">{translate(name)}</ListSubheader>}>
						{rows.map(({ view, isMine, ...saved }) => (
							<ListItem
								key={saved.id}
								disablePadding
								secondaryAction={
									isMine && (
										<IconButton
											size="small"
											edge="end"
											onClick={() => drop(saved)}
											aria-label={translate('list.drop_view', { name: saved.title })}
										>
											<DeleteOutlined fontSize="small" />
										</IconButton>
									)
								}
							>
								<ListItemButton onClick={() => apply(view)} sx={{ gap: 1 }}>
									<Check sx={{ fontSize: 17, visibility: isSameView(view, now) ? 'visible' : 'hidden' }} />
									<ListItemText primary={saved.title} secondary={isMine && !saved.is_private ? translate('list.is_shared') : undefined} />
								</ListItemButton>
							</ListItem>
						))}
					</List>
				))}
				{!isPending && groups.length === 0 && <Box sx={{ px: 2, pt: 1.5, color: 'text.secondary' }}>{translate('list.no_views')}</Box>}
				{/* A view belongs to somebody of a firm. */}
				{may('create', 'saved_views') && identity?.organization_id && (
					<Button
						onClick={() => {
							setAnchor(null);
							setSaving(true);
						}}
						sx={{ m: 1 }}
					>
						{translate('list.save_view')}
					</Button>
				)}
			</PopoverButton>
			{isSaving && (
				<Suspense fallback={null}>
					<SaveView list={resource} view={now} onClose={() => setSaving(false)} />
				</Suspense>
			)}
		</>
	);
}
