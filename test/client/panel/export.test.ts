import assert from 'node:assert/strict';
import { exporters } from '../../../client/src/panel/export.ts';
import { costs } from '../../../server/src/features/costs.ts';
import { inDollars } from '../../../server/src/platforms/costWords.ts';
import { today } from '../../support/analyse.ts';
import { entry, readEvents, usd } from '../../ledger/support.ts';
import { viewOf } from '../../support/view.ts';
import { english } from './panelWords.ts';

function exported(sheet: string, format: keyof typeof exporters, rows?: readonly number[]): string {
	const view = viewOf(sheet);
	const all = costs(
		{ views: [view], on: today, money: inDollars },
		{ scope: { kind: 'sheet', uri: 'file:///work/a%20b.prompt' } },
	);
	const chosen = (rows ?? [...all.rows.keys()]).flatMap((at) => all.rows[at] ?? []);
	return exporters[format].write({ costs: all, rows: chosen, texts: english(all), language: 'en' });
}

const hostile =
	'# =HYPERLINK("http://x"), "quoted" <script>alert(1)</script> | `x`\n\na red fox --ar 2:3\n\n# Plain\n\na hare\n';

suite('the panel’s words', () => {
	test('count one image and one job as one', () => {
		const facts = (sheet: string): string => /\d+ images? · \d+ jobs?/.exec(exported(sheet, 'markdown'))?.[0] ?? '';
		assert.equal(facts('---\nplatform: openai\n---\n\na red fox\n'), '1 image · 1 job');
		assert.equal(facts('a {red,blue} fox --ar 2:3\n'), '8 images · 2 jobs');
	});
});

suite('the costs as CSV', () => {
	test('have a row a prompt in the order that is shown', () => {
		const lines = exported('# One\n\na red fox\n\n# Two\n\na hare\n', 'csv', [1, 0]).split('\r\n');
		assert.deepEqual(
			lines.map((line) => line.split(',')[0]),
			['prompt', 'Two', 'One', ''],
		);
	});

	test('quote what needs it, and hold no formula', () => {
		assert.match(exported(hostile, 'csv'), /\r\n"'=HYPERLINK\(""http:\/\/x""\), ""quoted""/);
	});
});

suite('what was run, as CSV', () => {
	test('stands once where several prompts have one heading', () => {
		const { ledger } = readEvents(entry({ sheet: 'a', prompt: 'Fox', images: 4, actual: usd(0.5) }));
		const view = viewOf('# Fox\n\na red fox\n\na grey fox\n');
		const all = costs(
			{ views: [view], on: today, money: inDollars, ledgerOf: () => ({ ledger, sheet: 'a' }) },
			{ scope: { kind: 'sheet', uri: view.uri } },
		);
		const written = exporters.csv.write({ costs: all, rows: all.rows, texts: english(all), language: 'en' });
		assert.deepEqual(
			written.split('\r\n').map((line) => line.split(',').slice(-4).join(' ')),
			['runs images_made images_kept spent', '1 4 0 $0.50', '   ', ''],
		);
	});
});

suite('the costs as Markdown', () => {
	test('are a table whose cells no text breaks', () => {
		const lines = exported(hostile, 'markdown')
			.split('\n')
			.filter((line) => line.startsWith('|'));
		for (const line of lines) assert.equal(line.replaceAll(/\\./g, '').split('|').length, 9, line);
		assert.doesNotMatch(lines.join(''), /[^\\]<script/);
	});

	test('hold what is written, no entity and nothing struck through', () => {
		assert.ok(exported('# ~~Old~~ &lt;\n\na red fox\n', 'markdown').includes('| \\~\\~Old\\~\\~ \\&lt; |'));
	});

	test('have no total where only a part is shown', () => {
		assert.ok(exported(hostile, 'markdown').includes(' · 8 images · 2 jobs\n'));
		assert.ok(!exported(hostile, 'markdown', [0]).includes('8 images'));
	});
});
