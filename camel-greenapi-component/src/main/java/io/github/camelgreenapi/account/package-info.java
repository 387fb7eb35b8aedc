/** The accounts, the sources of their credentials, and their states. */
package io.github.camelgreenapi.account;
