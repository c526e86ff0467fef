using System.Collections.Concurrent;
using System.Text;
using Icu;

namespace Crm.Contacts.Search;

/// <summary>An ICU transform, remembered by character: a call of ICU costs more than all the rest of indexing a contact.</summary>
internal sealed class CharacterTransform(string id)
{
    private readonly ConcurrentDictionary<Rune, string> _known = new();
    private readonly Lazy<Transliterator> _transform = new(() => Transliterator.CreateInstance(id));
    private readonly Lock _oneAtATime = new();

    static CharacterTransform() => Wrapper.Init();

    public string Apply(Rune character) => _known.GetOrAdd(character, Transform);

    private string Transform(Rune character)
    {
        lock (_oneAtATime)
            return _transform.Value.Transliterate(character.ToString());
    }
}
