package io.stackline.opcua.nodeset;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** NodeSets of a few lines. */
final class SmallNodeSet {
  static final String URI = "urn:test:small";

  private SmallNodeSet() {}

  static NodeSet read(String xml) throws BadNodeSet {
    return NodeSetReader.read(
        "small.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  /** A file with one model and these nodes; the first of them begins in line 9. */
  static String with(String nodes) {
    return """
        <UANodeSet xmlns="http://opcfoundation.org/UA/2011/03/UANodeSet.xsd">
        <NamespaceUris><Uri>urn:test:small</Uri></NamespaceUris>
        <Models><Model ModelUri="urn:test:small" Version="1.0.0"/></Models>
        <Aliases>
        <Alias Alias="HasSubtype">i=45</Alias>
        <Alias Alias="HasTypeDefinition">i=40</Alias>
        <Alias Alias="Organizes">i=35</Alias>
        </Aliases>
        """
        + nodes
        + "</UANodeSet>";
  }

  /** A file that brings one model and wants others, each as {@code uri version day}. */
  static NodeSet model(String model, String... wanted) throws BadNodeSet {
    StringBuilder required = new StringBuilder();
    for (String each : wanted) {
      required.append("<RequiredModel ").append(attributes(each)).append("/>");
    }
    return read(
        "<UANodeSet><Models><Model "
            + attributes(model)
            + ">"
            + required
            + "</Model></Models></UANodeSet>");
  }

  private static String attributes(String model) {
    String[] words = model.split(" ", -1);
    String day = words.length > 2 ? " PublicationDate=\"" + words[2] + "T00:00:00Z\"" : "";
    return "ModelUri=\"" + words[0] + "\" Version=\"" + words[1] + "\"" + day;
  }
}
