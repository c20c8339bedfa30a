/** Whose books these are: the logo of the organization, or its first letter on its colour, and its name. */
import { Box, Typography } from '@mui/material';
import { Brand } from '../components/Brand';
import { BRAND, WEIGHT } from '../theme/tokens';
import { useOrganization } from './use-organization';

const SIZE = 28;

export function Firm({ isNarrow }: { isNarrow: boolean }) {
	const organization = useOrganization();
	if (!organization) return <Brand size={SIZE} isMarkOnly={isNarrow} />;
	const { name, logo, primary_color } = organization;
	return (
		<Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, minWidth: 0 }}>
			{logo ? (
				<Box
					component="img"
					src={`/assets/${encodeURIComponent(logo)}?key=system-medium-contain`}
					alt=""
					sx={{ width: SIZE, height: SIZE, objectFit: 'contain', borderRadius: 1, bgcolor: '#fff', flexShrink: 0 }}
				/>
			) : (
				<Box
					aria-hidden
					sx={{
						display: 'grid',
						placeItems: 'center',
						width: SIZE,
						height: SIZE,
						flexShrink: 0,
						borderRadius: 1,
						bgcolor: groundOf(primary_color),
						color: '#fff',
						fontWeight: WEIGHT.strong,
					}}
				>
					{name[0]?.toUpperCase()}
				</Box>
			)}
			{!isNarrow && (
				<Typography noWrap sx={{ fontWeight: WEIGHT.strong }} title={name}>
					{name}
				</Typography>
			)}
		</Box>
	);
}

/** White must be legible on it: a light colour gives way to the house's. */
export function groundOf(color: string | null): string {
	const [, red, green, blue] = /^#(..)(..)(..)/.exec(color ?? '') ?? [];
	if (!red || !green || !blue) return BRAND;
	const [r, g, b] = [red, green, blue].map((part) => {
		const share = Number.parseInt(part, 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.3 ? BRAND : color!.slice(0, 7);
}
