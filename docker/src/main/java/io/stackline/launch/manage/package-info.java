/**
 * How a process is: health and metrics over HTTP on its management port, and the dashboard that
 * shows them. The one room that sees Micrometer.
 */
@NullMarked
package io.stackline.launch.manage;

import org.jspecify.annotations.NullMarked;
