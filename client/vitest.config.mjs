// Stylesheets are read as they are: a test measures the contrast of their colours.
export default { test: { include: ["src/**/*.test.ts"], css: true } };
