/** The linking page: one-time links, the linkings behind them, and the server for browsers. */
package io.github.camelgreenapi.web;
