"""Tips and learn pages, listed for translation; written by scripts/catalog_texts.py."""

from typing import Final

from clinical.reasons import gettext_noop as _

TEXTS: Final = (
    _("Hold close"),
    _(
        "Hold %(name)s close, skin to skin if you can. In the hospital, ask the nurses how and when. Smiles at people come later, counted from the due date."
    ),
    _("A soft voice"),
    _(
        "Talk or hum softly, close to %(name)s. Stop when you see a yawn or a turned head. Your voice is enough for now."
    ),
    _("Just be near"),
    _(
        "In the first weeks, smiles at people are still rare. Hold %(name)s, talk softly, and rest when you can."
    ),
    _("Face to face"),
    _(
        "Choose a time when %(name)s is awake, fed and calm. Hold your face about 20 to 30 cm away (8 to 12 inches). Talk a little, then wait for a turn."
    ),
    _("Sing with your voice alone"),
    _(
        "Sing one song with no music behind it. Any song will do. Look at %(name)s while you sing."
    ),
    _("Two minutes is plenty"),
    _(
        "Two to five minutes of play is plenty. A turned head, a yawn or an arched back means pause. It is no test, and trying harder brings no smile."
    ),
    _("Let sleep be sleep"),
    _(
        "Sleep smiles come from inside. Talking to a sleeping baby brought no more of them in a study. So there is no need to wake %(name)s for a smile."
    ),
    _("Find a calm, awake moment"),
    _(
        "Look for a moment when %(name)s is wide awake. Often that is a while after a feed. Say hello, come close, and wait."
    ),
    _("Note three things"),
    _(
        "When you log a smile, note three things. Was %(name)s awake? What came just before? Who or what did %(name)s look at?"
    ),
    _("Big face, happy voice"),
    _(
        "Lift your brows, open your eyes wide and use a happy voice. Go slowly. Give %(name)s time to look and answer."
    ),
    _("Try the same game again"),
    _(
        "One day with a smile at you is in the diary. Try the same game at a calm time on another day. There is no hurry."
    ),
    _("Say something, then pause"),
    _(
        "Say something short and warm. Then stay still and count to ten. A look, a sound or a kick from %(name)s is an answer too."
    ),
    _("Smile back"),
    _(
        "When %(name)s smiles, smile back and say so out loud. When you respond, babies tend to do it again."
    ),
    _("A little chat"),
    _(
        "Does %(name)s coo? Coo back, then wait. Smiles and coos are early conversation."
    ),
    _("Look in a mirror"),
    _(
        "Hold %(name)s in front of a mirror and look in together. Wave and smile at both of you."
    ),
    _("Play, then pause"),
    _(
        "Blow softly on a foot, or play with the hands. Watch the face of %(name)s, and pause often. A look back means more, a look away means stop."
    ),
    _("Peek-a-boo"),
    _(
        "Hide your face behind your hands for a moment. Then show it with a smile. Slow and soft works best."
    ),
    _("A quiet toy, then your face"),
    _(
        "Shake a quiet toy, then look at %(name)s and smile. Keep toys with sound low, and never where %(name)s sleeps. Your own voice works better than any toy."
    ),
    _("Voice and touch first"),
    _(
        "Speak first, then touch a hand softly, and wait. Smiles can answer a voice or a touch too. Tell your doctor what you saw about the eyes."
    ),
    _("Let face and hands speak"),
    _(
        "Come close, so that %(name)s can see your face. Smile, nod and touch a hand softly. Tell your doctor what you saw about hearing."
    ),
    _("A song with moves"),
    _(
        "Sing a song with moves of the hands. Do the same moves each time, and wait before the best one."
    ),
    _("Kind in itself. No study says that it brings smiles sooner."),
    _("Reactions to people start near three weeks. Clear smiles come later."),
    _(
        "Newborns see best at about this distance. That it brings smiles is likely, not proven."
    ),
    _(
        "Tested from about 4 months: a happy voice counts more than the song. Babies of 5 to 11 months liked the plain voice best."
    ),
    _("Our own advice. The article that began this app suggests time face to face."),
    _("Seen in a sleep study of 12 newborns."),
    _(
        "Smiles at people come while awake. Which moment is best differs from baby to baby."
    ),
    _(
        "These three facts tell most about a smile. That they decide the class is our own rule."
    ),
    _("A happy voice was tested from about 4 months. For younger babies it is likely."),
    _(
        "Early smiles can come by chance, and parents judge them in different ways. A second day is our own rule."
    ),
    _("Taking turns is well shown by 4 months. At 2 months there are only hints."),
    _("Long known from tests with babies. We know those tests from memory only."),
    _("Cooing back and forth is on the lists. That it helps language is likely."),
    _("Enjoying a mirror is on the list for 6 months. Starting sooner does no harm."),
    _(
        "Babies were watched from 4 to 24 weeks. Most laughs came in play with someone who smiled."
    ),
    _(
        "An old small study saw laughs at it from about 16 weeks. It is on the list for 9 months."
    ),
    _(
        "Babies of 5 to 11 months liked singing best without music. Loud machines were tested, toys were not."
    ),
    _(
        "Babies who see little smile at voices and touch. A check of the eyes is the next step."
    ),
    _(
        "A check of hearing is the next step. That faces help meanwhile is our own advice."
    ),
    _(
        "Hand games are on the list for 12 months. Waiting for an answer is our own advice."
    ),
    _(
        "Newborns smile mostly in one kind of sleep. It is called active sleep. In a study, 377 of 383 smiles came in it."
    ),
    _(
        "Active sleep is light, and the eyes move under the lids. It makes up about half of the sleep of a newborn."
    ),
    _(
        "These smiles come from inside. In the study, mothers could not bring on more of them."
    ),
    _("Babies smile even before birth. Very early babies do it too."),
    _(
        "A sleep smile can be wide, with both cheeks raised. So its shape does not tell what it means."
    ),
    _(
        "They fade slowly as smiles at people grow. One boy who was followed still had some at 6 months."
    ),
    _(
        "Short laughs in sleep were seen too, in one boy who was followed. Log one if you like."
    ),
    _(
        "Do newborns dream? Nobody knows. One well-known dream researcher thinks that true dreams start years later."
    ),
    _(
        "Do grown-ups tell us more? Only 8 of 100 smiled in a night of sleep. That says little about newborns."
    ),
    _("What are these smiles for? There are ideas. None has been shown to be true."),
    _("Newborn smiles come mostly in sleep. They answer nobody."),
    _(
        "A social smile is for someone. Your baby is awake, and smiles at a face, a voice or a game."
    ),
    _(
        "From about three weeks, some smiles answer a voice or a touch. They are still rare."
    ),
    _(
        "Most sources say that social smiles start at about 6 to 8 weeks. In one study, half of babies smiled back by day 33. By day 49, nine in ten did."
    ),
    _(
        "For babies born early, count from the due date. In a study, 94 of 100 smiled back in the third month from it. In the third month from birth, 71 of 100 did."
    ),
    _(
        "The shape of a smile does not tell the two apart. Newborns can smile with the whole face."
    ),
    _(
        "The first social smiles go to almost any friendly face. Choosing people they know grows from 3 to 4 months."
    ),
    _(
        "Babies who see little smile socially too, at voices and touch. If eye contact does not come, ask for an eye check."
    ),
    _(
        "There is no sharp line between the two. The change from one to the other is slow."
    ),
    _("Laughs start near four months. Most come in play with someone who smiles."),
    _(
        "Sharing smiles helps you feel close. This fits what is seen, but no test has proved it."
    ),
    _(
        "Babies learn from back-and-forth. By four months they time their smiles to yours."
    ),
    _(
        "Smiles and coos are early conversation. The two go together with later talking. That does not prove one brings the other."
    ),
    _(
        "When you respond, babies tend to do it again. Old tests showed it, and we know them from memory only."
    ),
    _("Smiling invites others to join in. It makes sense, but it is hard to test."),
    _("Nobody has to teach a baby to smile. Babies who see no faces smile as well."),
    _(
        "Does more smiling at home change how a baby grows up? We know of no study that can tell."
    ),
    _(
        "No social smile by 8 weeks? Please mention it to your pediatrician. By 12 weeks, please call this week."
    ),
    _("Was your baby born before 37 weeks? Then count these weeks from the due date."),
    _("Were there smiles, and have they stopped? Speak to a doctor today."),
    _("Many babies who smile later are well. A check is how to know."),
    _(
        "Sources differ on when to ask. Some say two months, others wait a little longer."
    ),
    _(
        "A first check looks at eyes and ears, and at how your baby moves. It also looks at how the two of you play."
    ),
    _("Parents who raise a worry are usually right. You can call any time."),
    _(
        "Feeling low after a birth is common. It is so for one parent in ten or more, and it can be treated."
    ),
    _("Tell your doctor how you are, too. It is no one's fault."),
    _("Why do some well babies smile later? Often nobody finds out."),
    _(
        "One thing not reached, one skill lost or any worry is enough. Talk with your doctor, and do not hold back."
    ),
    _(
        "In the US, early help is for babies and toddlers up to the third birthday. The first check is free."
    ),
    _(
        "In the US, anyone can ask for it, and so can you. It takes no diagnosis and no letter."
    ),
    _("In the US, the check and first meeting must be done within 45 days."),
    _("In the US, doctors who see a need have 7 days to pass it on."),
    _("In the US, the local public school helps from the third birthday on."),
    _(
        "In other countries it works in other ways. Ask your clinic what help there is, and who may ask for it."
    ),
    _(
        "Bring your notes, and a video if you have one. Write your questions down before you go."
    ),
    _("Asking for help is no diagnosis. It is a way to find out what your baby needs."),
)
