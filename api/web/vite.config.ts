import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

/** A city may mount its own tokens at this address; it must come after ours to override them, and may be absent. */
const cityTheme: Plugin = {
  name: 'city-theme',
  transformIndexHtml: { order: 'post', handler: (html) => html.replace('</head>', '  <link rel="stylesheet" href="/theme.css">\n  </head>') },
};

export default defineConfig({
  plugins: [svelte(), cityTheme],
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    // The content security policy allows neither inline scripts nor data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'assets/licences.md' },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:5080', '/live': { target: 'http://127.0.0.1:5080', ws: true } } },
  test: { include: ['tests/**/*.test.ts'] },
});
