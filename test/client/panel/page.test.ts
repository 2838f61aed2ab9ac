import assert from 'node:assert/strict';
import { newNonce, panelPage } from '../../../client/src/panel/page.ts';

const page = panelPage({
	title: 'Cost "<b>" & more',
	language: 'en',
	script: 'https://example.com/panel.js',
	style: 'https://example.com/panel.css',
	nonce: 'abc123',
});

suite("the panel's page", () => {
	test('lets nothing in but what carries its nonce', () => {
		const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
		assert.equal(
			policy,
			"default-src 'none'; script-src 'nonce-abc123'; style-src 'nonce-abc123'; form-action 'none'; base-uri 'none'",
		);
	});

	test('has its nonce on its one script and its one style sheet', () => {
		assert.equal(page.match(/<script nonce="abc123"/g)?.length, 1);
		assert.equal(page.match(/<script/g)?.length, 1);
		assert.equal(page.match(/<link rel="stylesheet" nonce="abc123"/g)?.length, 1);
	});

	test('has no style or handler of its own', () => {
		assert.doesNotMatch(page, /\sstyle=|\son\w+=|<style/);
	});

	test('writes its title as text', () => {
		assert.match(page, /<title>Cost &quot;&lt;b>&quot; &amp; more<\/title>/);
	});
});

suite('a nonce', () => {
	test('is 128 bits in hexadecimal', () => {
		assert.match(newNonce(), /^[0-9a-f]{32}$/);
	});

	test('is never used twice', () => {
		assert.equal(new Set(Array.from({ length: 100 }, newNonce)).size, 100);
	});
});
