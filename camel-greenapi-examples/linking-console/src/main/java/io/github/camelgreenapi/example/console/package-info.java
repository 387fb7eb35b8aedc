/** An example: pages on which tenants link their accounts, and one on which an operator sees to them. */
package io.github.camelgreenapi.example.console;
