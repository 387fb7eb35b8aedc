/** The linking page: one-time links, what happens behind them, and how a browser gets to see it. */
package io.github.camelgreenapi.web;
