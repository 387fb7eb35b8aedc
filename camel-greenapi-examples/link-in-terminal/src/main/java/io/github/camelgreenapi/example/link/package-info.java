/** An example: links an account and shows it in the terminal. The routes are in {@code camel/link.camel.yaml}. */
package io.github.camelgreenapi.example.link;
