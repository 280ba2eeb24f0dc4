/**
 * The demo's operator: an OPC UA client like any MES, which knows the line only through its nodes.
 * Starts a run, confirms its prompts, shows what happens.
 */
@NullMarked
package io.stackline.launch.demo;

import org.jspecify.annotations.NullMarked;
