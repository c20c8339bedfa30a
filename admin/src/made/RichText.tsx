/** Formatted text of Studio's editor: only what is listed here is drawn, everything else is its plain text. Nothing of it ever runs. */
import { Box } from '@mui/material';
import { createElement, type ReactNode } from 'react';

const DRAWN = ['p', 'br', 'b', 'strong', 'i', 'em', 'u', 's', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4', 'blockquote', 'code', 'pre', 'hr'];
const SILENT = ['script', 'style', 'template', 'iframe', 'object', 'svg', 'math', 'noscript', 'head', 'title'];
const DEEPEST = 30;

function draw(node: Node, key: number, depth = 0): ReactNode {
	if (node.nodeType === Node.TEXT_NODE) return node.textContent;
	if (!(node instanceof Element) || depth > DEEPEST) return null;
	const tag = node.localName;
	if (SILENT.includes(tag)) return null;
	const children = [...node.childNodes].map((child, index) => draw(child, index, depth + 1));
	if (tag === 'a') {
		const href = node.getAttribute('href') ?? '';
		if (/^(https?:|mailto:|tel:)/i.test(href))
			return createElement('a', { key, href, target: '_blank', rel: 'noopener noreferrer' }, ...children);
	}
	if (tag === 'br' || tag === 'hr') return createElement(tag, { key });
	return DRAWN.includes(tag) ? createElement(tag, { key }, ...children) : createElement('span', { key }, ...children);
}

export function RichText({ html }: { html: string }) {
	const { body } = new DOMParser().parseFromString(html, 'text/html');
	return (
		<Box sx={{ '& p': { m: 0, mb: 0.75 }, '& ul, & ol': { m: 0, pl: 2.5 }, '& h1, & h2, & h3, & h4': { m: 0, mb: 0.5, fontSize: '1rem' } }}>
			{[...body.childNodes].map((node, index) => draw(node, index))}
		</Box>
	);
}
