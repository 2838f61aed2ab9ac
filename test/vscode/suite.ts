import * as vscode from 'vscode';
suite('trivial', () => {
	test('runs', () => {
		console.log(vscode.version);
	});
	test('fails', () => {
		throw new Error('as it should');
	});
});
