import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist', 'src/**/*.gen.ts', 'test-results', 'node_modules'] },
  ...tseslint.configs.strict,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', 250],
      // The response of the server is typed by the contract, so what could be undefined is known.
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['src/features/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\.\\./(?!\\.\\./)|/(features|routes)/',
              message: 'A feature imports no other feature and no route.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/ui/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['../api/*', '../app/*', '../features/*'], message: 'ui knows nothing of ours.' }] },
      ],
    },
  },
  { files: ['scripts/**', '*.mjs', 'e2e/**'], rules: { 'max-lines': 'off' } },
)
