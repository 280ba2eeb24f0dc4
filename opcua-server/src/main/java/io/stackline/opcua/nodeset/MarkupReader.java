package io.stackline.opcua.nodeset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML into {@link Markup}. A file cannot make it read another file, resolve an entity, or use
 * unbounded memory: document types are refused, and size and depth have a limit.
 */
final class MarkupReader {
  /** The base NodeSet, the largest of all, has 4 MB. */
  static final int OCTETS_MAX = 32 << 20;

  /** NodeSets go a dozen deep. */
  static final int DEPTH_MAX = 64;

  private final String file;
  private final XMLStreamReader xml;
  private final Deque<Open> open = new ArrayDeque<>();

  private MarkupReader(String file, XMLStreamReader xml) {
    this.file = file;
    this.xml = xml;
  }

  /** An element whose end has not come yet. */
  private record Open(
      String name,
      Map<String, String> attributes,
      List<Markup> children,
      StringBuilder text,
      Place place) {
    Markup close() {
      return new Markup(name, attributes, children, text.toString(), place);
    }
  }

  /** The root element of a file. The stream is read to its end, not closed. */
  static Markup read(String file, InputStream in) throws BadNodeSet {
    try {
      byte[] octets = in.readNBytes(OCTETS_MAX + 1);
      if (octets.length > OCTETS_MAX) {
        throw new BadNodeSet(file + ": larger than " + OCTETS_MAX + " octets: no NodeSet is");
      }
      XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(octets));
      return new MarkupReader(file, xml).root();
    } catch (IOException e) {
      throw new BadNodeSet(file + ": cannot be read: " + e.getMessage());
    } catch (XMLStreamException e) {
      throw new BadNodeSet(place(file, e.getLocation()), "not well-formed XML: " + said(e));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private Markup root() throws XMLStreamException, BadNodeSet {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
        case XMLStreamConstants.END_ELEMENT -> {
          Markup closed = open.pop().close();
          if (open.isEmpty()) {
            return closed;
          }
          open.element().children.add(closed);
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new BadNodeSet(
                place(file, xml.getLocation()),
                "document types and entities are not read: no NodeSet has them; fetch it again");
        default -> {
          // Comments and processing instructions say nothing about the model.
        }
      }
    }
    throw new BadNodeSet(file + ": no XML element in it");
  }

  private void start() throws BadNodeSet {
    Place place = place(file, xml.getLocation());
    if (open.size() == DEPTH_MAX) {
      throw new BadNodeSet(place, "nested deeper than " + DEPTH_MAX + " elements: no NodeSet is");
    }
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    open.push(
        new Open(xml.getLocalName(), attributes, new ArrayList<>(), new StringBuilder(), place));
  }

  private void text() {
    if (!open.isEmpty()) {
      open.element().text.append(xml.getText());
    }
  }

  private static Place place(String file, Location location) {
    return Optional.ofNullable(location)
        .map(at -> new Place(file, at.getLineNumber(), at.getColumnNumber()))
        .orElse(new Place(file, 0, 0));
  }

  /** The JDK puts its own rendering of the place before what it says. */
  private static String said(XMLStreamException e) {
    String message = Objects.toString(e.getMessage(), "no reason given");
    int words = message.indexOf("Message: ");
    return words < 0 ? message : message.substring(words + "Message: ".length());
  }
}
