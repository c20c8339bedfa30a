/** A person or a company in little: initials on a colour that is always the same for the same name. */
import { Box } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { WEIGHT } from '../theme/tokens';

export const initialsOf = (name = ''): string =>
	name
		.split(/[\s@]+/)
		.filter((part) => /^[\p{L}\d]/u.test(part))
		.slice(0, 2)
		.map((part) => part[0]?.toUpperCase())
		.join('');

/** Hues that stay apart from those that mean something. */
const HUES = [205, 225, 250, 275, 305, 180, 160, 330];
const hueOf = (name: string): number => HUES[[...name].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7) % HUES.length]!;

export function Face({ name = '', size = 22, isCompany }: { name?: string; size?: number; isCompany?: boolean }) {
	const isLight = useTheme().palette.mode === 'light';
	const hue = hueOf(name);
	return (
		<Box
			component="span"
			aria-hidden
			sx={{
				display: 'inline-grid',
				placeItems: 'center',
				flexShrink: 0,
				width: size,
				height: size,
				borderRadius: isCompany ? 1 : '50%',
				fontSize: size * 0.42,
				fontWeight: WEIGHT.strong,
				lineHeight: 1,
				color: isLight ? `hsl(${hue} 45% 30%)` : `hsl(${hue} 45% 82%)`,
				bgcolor: isLight ? `hsl(${hue} 40% 90%)` : `hsl(${hue} 28% 24%)`,
			}}
		>
			{initialsOf(name)}
		</Box>
	);
}
