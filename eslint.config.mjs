import eslint from '@eslint/js';
import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Who may not import whom. The way of the data is one street: text, sheet, dialect, rules and prices, features, server. */
const wall = (files, ...forbidden) => ({
	files: files.map((folder) => `server/src/${folder}/**/*.ts`),
	ignores: ['server/src/lsp/node/**', 'server/src/lsp/browser/**'],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					{
						group: ['node:*', '**/node/*.ts', 'vscode', 'vscode-languageclient*'],
						message: 'Only the server, the command and the client know where they run.',
					},
					...forbidden.map((folder) => ({ group: [`**/${folder}/**`], message: `Nothing flows back from ${folder}.` })),
				],
			},
		],
	},
});
const above = ['lsp', 'cli', 'features', 'analysis'];

export default tseslint.config(
	{ ignores: ['dist/', 'coverage/', '.vscode-test/', 'node_modules/', '**/*.cjs'] },
	eslint.configs.recommended,
	regexp.configs.recommended,
	{
		files: ['**/*.ts'],
		extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-unnecessary-condition': [
				'error',
				{ allowConstantLoopConditions: 'only-allowed-literals' },
			],
			// The manifest's and settings' keys are checked by their shapes, not by their names.
			'@typescript-eslint/dot-notation': 'off',
			// Prompts are compared character by character; nothing is shown so.
			'@typescript-eslint/no-misused-spread': 'off',
			eqeqeq: 'error',
			'no-console': 'error',
		},
	},
	{
		files: ['server/src/**/*.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				{ property: 'charCodeAt', message: 'codeAt of text/codes.ts is many times as fast.' },
			],
		},
	},
	{ files: ['server/src/text/codes.ts'], rules: { 'no-restricted-properties': 'off' } },
	wall(['text'], ...above, 'rules', 'platforms', 'dialects', 'sheet', 'vocabulary', 'library', 'specificity', 'config'),
	wall(
		['sheet', 'tokens'],
		...above,
		'rules',
		'platforms',
		'dialects',
		'vocabulary',
		'library',
		'specificity',
		'config',
	),
	wall(['dialects'], ...above, 'rules', 'platforms', 'vocabulary', 'library', 'specificity', 'config'),
	wall(['platforms'], ...above, 'rules', 'vocabulary', 'library', 'specificity', 'config'),
	wall(['specificity'], ...above, 'rules', 'platforms', 'vocabulary', 'library', 'config'),
	wall(['rules'], ...above, 'library'),
	wall(['config'], ...above, 'vocabulary', 'library'),
	wall(['vocabulary'], ...above, 'rules', 'platforms', 'library', 'config'),
	wall(['library'], ...above, 'rules', 'vocabulary', 'config'),
	wall(['ledger'], ...above, 'rules', 'vocabulary', 'library', 'specificity', 'config'),
	wall(['wildcards'], ...above, 'rules', 'platforms', 'vocabulary', 'library', 'specificity', 'config'),
	wall(['import', 'convert'], 'lsp', 'cli', 'features'),
	wall(['analysis'], 'lsp', 'cli', 'features'),
	{
		files: ['server/src/node/**/*.ts'],
		rules: {
			'no-restricted-imports': ['error', { patterns: [...above, 'rules'].map((folder) => `**/${folder}/**`) }],
		},
	},
	wall(['features'], 'cli', 'lsp/server*', 'lsp/node', 'lsp/browser'),
	{
		files: ['test/**/*.ts'],
		rules: {
			'@typescript-eslint/no-floating-promises': [
				'error',
				{ allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test'] }] },
			],
		},
	},
	{ files: ['scripts/**', 'bench/**', 'test/**', 'server/src/cli/**', '*.mjs'], rules: { 'no-console': 'off' } },
	{
		files: ['**/*.mjs'],
		extends: [tseslint.configs.disableTypeChecked],
		languageOptions: {
			globals: {
				process: 'readonly',
				console: 'readonly',
				URL: 'readonly',
				setTimeout: 'readonly',
				clearTimeout: 'readonly',
				Buffer: 'readonly',
				AbortSignal: 'readonly',
				fetch: 'readonly',
			},
		},
	},
);
